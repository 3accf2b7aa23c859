/// A small program, as learners write it.
enum Greeting {
    static func program(_ greeting: String) -> String {
        """
        from fastapi import FastAPI

        app = FastAPI()


        @app.get("/")
        def greet():
            return {"message": "\(greeting)"}

        """
    }

    /// The port in an address that the program names.
    static var port: Regex<(Substring, Substring)> { /127\.0\.0\.1:(\d+)/ }
}
