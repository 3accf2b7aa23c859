/// Classes of the libraries that programs derive from elsewhere, with what to do instead, by the modules they are of.
enum RefusedBases {
    static func advice(for type: PyType) -> String {
        byModule[type.module] ?? "keep the value in an attribute of the class"
    }

    private static let byModule: [String: String] = {
        let response = "write a function that returns Response(content, media_type=…), and call it"
        return [
            "starlette.responses": response, "fastapi.sse": response,
            "fastapi.applications": "make the application with ‘app = FastAPI(…)’",
            "fastapi.routing": "make the router with ‘router = APIRouter(…)’",
            "starlette.requests": "take a parameter ‘request: Request’ and call a function with it",
        ]
    }()
}
