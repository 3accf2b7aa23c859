/// The types that a path operation says it answers with.
///
/// Source: FastAPI's `_populate_api_route_state`.
struct ReturnedType {
    /// The type of the answer as a whole.
    private(set) var result: Value?
    /// The type of each item of an answer that is sent piece by piece.
    private(set) var item: Value?

    init(_ endpoint: Endpoint, _ options: RouteOptions, _ reader: AnnotationReader) throws(PyError) {
        if let model = options.response.model {
            if model.type.isTrue { result = model.type }
            return
        }
        guard let annotation = endpoint.function.annotations.last, !annotation.isUndefined else { return }
        let type = try reader.type(annotation)
        guard !type.isNone, !ResponseModel.isResponse(type) else { return }
        let encoding = PieceEncoding(endpoint, options.declaredResponseClass)
        guard let item = ResponseModel.itemType(of: type), let encoding else {
            result = type
            return
        }
        if encoding != .plain, !item.isNone, !ResponseModel.isEvent(item) { self.item = item }
    }
}
