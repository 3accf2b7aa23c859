/// Whether a value is of a schema's kind, for a union to find the member that writes it.
enum SchemaFit {
    /// - Parameter isExact: Whether instances of subclasses are left out.
    static func fits(_ value: Value, _ schema: TypeSchema, isExact: Bool) -> Bool {
        switch schema {
        case .any: return true
        case .none: return value.isNone
        case .nullable(let inner): return value.isNone || fits(value, inner, isExact: isExact)
        case .bool: if case .bool = value { return true } else { return false }
        case .int:
            if case .bool = value { return !isExact }
            return value.bigInteger != nil && value.typeName == "int"
        case .float: if case .float = value { return true } else { return false }
        case .text: if case .str = value { return true } else { return !isExact && value.object?.plain != nil }
        case .bytes: return value.object is PyBytes
        case .list(let item, _, _), .sequence(let item):
            guard case .list(let list) = value else { return false }
            return list.items.allSatisfy { fits($0, item, isExact: isExact) }
        case .tuple(let items, _, _):
            guard case .tuple(let tuple) = value, tuple.items.count == items.count else { return false }
            return zip(tuple.items, items).allSatisfy { fits($0, $1, isExact: isExact) }
        case .tupleOf(let item, _, _):
            guard case .tuple(let tuple) = value else { return false }
            return tuple.items.allSatisfy { fits($0, item, isExact: isExact) }
        case .set(_, _, let isFrozen, _): return (value.object as? PySet)?.isFrozen == isFrozen
        case .dict(_, let item, _, _):
            guard case .dict(let dict) = value else { return false }
            return dict.pairs.allSatisfy { fits($0.value, item, isExact: isExact) }
        case .union(let members): return members.contains { fits(value, $0, isExact: isExact) }
        case .literal(let values, _): return values.contains { (try? $0.isEqual(to: value)) ?? false }
        case .callable: if case .function = value { return true } else { return false }
        case .checked(let inner, _): return fits(value, inner, isExact: isExact)
        case .native(let native): return fits(value, native, isExact: isExact)
        }
    }

    private static func fits(_ value: Value, _ native: any NativeSchema, isExact: Bool) -> Bool {
        switch native {
        case let model as ModelType:
            guard let instance = value.object as? ModelInstance else { return false }
            return isExact ? instance.model === model : instance.model.isSubclass(of: model)
        case let dataclass as DataclassSchema:
            guard dataclass.accepts(value) else { return false }
            return !isExact || (value.object as? PyInstance)?.classObject === dataclass.dataclass
        case let function as FunctionSchema:
            return function.mode == .plain || fits(value, function.inner, isExact: isExact)
        case let union as TaggedUnion: return union.members.contains { fits(value, $0, isExact: isExact) }
        default: return native.accepts(value)
        }
    }
}

extension NativeSchema {
    /// Whether `value` is what this schema's validation gives.
    func accepts(_ value: Value) -> Bool { false }
}
