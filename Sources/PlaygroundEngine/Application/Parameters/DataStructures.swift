/// The members of `starlette.datastructures` and `fastapi.datastructures`.
enum DataStructures {
    static var starlette: [String: Value] {
        shared.merging(["UploadFile": .object(UploadObject.starlette)]) { $1 }
    }

    static var fastapi: [String: Value] {
        shared.merging(["UploadFile": .object(UploadObject.fastapi)]) { $1 }
    }

    private static var shared: [String: Value] {
        var members: [String: Value] = [
            "URL": .object(URLObject.urlType), "State": .object(StateObject.stateType),
        ]
        for type in RequestMapping.types.values { members[type.name] = .object(type) }
        return members
    }
}
