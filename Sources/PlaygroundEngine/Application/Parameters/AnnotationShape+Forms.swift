/// What FastAPI asks about types that take files.
///
/// Source: FastAPI's `is_uploadfile_sequence_annotation`, `is_bytes_or_nonable_bytes_annotation` and their siblings.
extension AnnotationShape {
    /// Whether a parameter of this type is a file where it says nothing more. A list without brackets is one, too.
    var isUpload: Bool { isOrMayBe(UploadObject.starlette) || isSequence(of: UploadObject.starlette) }

    /// What a file parameter of this type gets of the files.
    var fileReading: OperationParameter.FileReading {
        if isOrMayBe(.bytes) { return .single }
        guard isSequence(of: .bytes), let container = sequenceName else { return .none }
        return .several(container: container)
    }

    /// The models of a union that has nothing but models, more than one, and None.
    var unionModels: [ModelType] {
        let types = (members ?? []).filter { !$0.type.isNone }
        let models = types.compactMap { AnnotationShape($0.plain).type.object as? ModelType }
        return models.count > 1 && models.count == types.count ? models : []
    }

    private func isOrMayBe(_ wanted: PyType) -> Bool {
        isClass(wanted) || members?.contains { $0.isClass(wanted) } == true
    }

    private func isClass(_ wanted: PyType) -> Bool {
        guard case .object(let object) = type, let type = object as? PyType else { return false }
        return type.isSubclass(of: wanted)
    }

    private func isSequence(of wanted: PyType) -> Bool {
        if let members { return members.contains { $0.isSequence(of: wanted) } }
        return isPlainSequence && arguments.allSatisfy { AnnotationShape($0).isOrMayBe(wanted) }
    }

    /// The class of the sequence, the first of a union.
    private var sequenceName: String? {
        members.map { $0.first { $0.isPlainSequence }?.className } ?? className
    }
}
