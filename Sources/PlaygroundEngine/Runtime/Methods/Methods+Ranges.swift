extension Methods {
    static let ranges: [Method] = [
        Method("count", .one) { (value, arguments) throws(PyError) in
            guard case .object(let object) = value, let range = object as? PyRange else { return .none }
            return .int(try range.place(of: arguments.required(0)) == nil ? 0 : 1)
        },
        Method("index", .one) { (value, arguments) throws(PyError) in
            guard case .object(let object) = value, let range = object as? PyRange else { return .none }
            let wanted = arguments.required(0)
            if let place = try range.place(of: wanted) { return .int(place) }
            guard wanted.bigInteger != nil else { throw .valueError("sequence.index(x): x not in sequence") }
            throw .valueError("\(try wanted.repr()) is not in range")
        },
    ]

    static let slices: [Method] = [
        Method("indices", .one) { (value, arguments) throws(PyError) in
            guard let slice = value.slice else { return .none }
            let given = try arguments.required(0).requiredIndex()
            let count = Int(clamping: given)
            guard count >= 0 else { throw .valueError("length should not be negative") }
            let places = try slice.places(in: count)
            return .tuple(PyTuple([.int(places.start), .int(places.stop), .int(places.step)]))
        }
    ]
}
