/// The `uvicorn` module, for files that end with a block for starting them with `python main.py`.
///
/// Here the file is served already and its `__name__` is `main`, so that block does not run. A call outside of it would
/// start a second server while the file is loaded.
enum UvicornModule {
    static var module: PyModule {
        PyModule(
            "uvicorn",
            members: [
                "run": .object(
                    PyBuiltin("run") { (_: NativeCall) throws(PyError) -> Value in
                        throw .make(
                            .runtimeError,
                            "uvicorn.run() would start a second server while main.py is loaded; it belongs under "
                                + "if __name__ == \"__main__\":")
                    })
            ])
    }
}
