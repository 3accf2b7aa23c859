/// One request on its way to an answer: through its path operation, and through exception handlers where it raises.
final class Handling {
    /// How far out an exception has come.
    ///
    /// Source: FastAPI's `request_response` and Starlette's `ExceptionMiddleware`, which look for a handler one after
    /// the other, then `ServerErrorMiddleware`.
    private enum Layer {
        case route, app
        /// The handler for 500 or `Exception`, after which the exception goes on to the server.
        case serverError
        /// Beyond the application: Uvicorn's own answer.
        case server
    }

    private let application: Application
    private let request: Request
    /// The route that matches; nil where an exception handler answers in place of one.
    private let index: Int?
    /// The stages that were passed.
    private var stages: [StageTime]
    private let turns: any TurnScheduler
    private let completion: (Answer) -> Void
    private let started = ContinuousClock.now
    private var layer = Layer.route
    /// Why there is no answer of a path operation.
    private var refusal: Refusal?
    /// The stage at which parameters or body were refused.
    private var refusedTime: StageTime?
    /// The request as the program sees it: the path operation and the exception handlers get the same one.
    private lazy var requestObject = RequestObject(
        request, path: matched.map { $0.pattern.values(in: $0.path) } ?? [], app: application.app)
    /// The template that the path was matched against.
    private var matched: (pattern: PathPattern, path: String)?

    init(
        _ application: Application, _ request: Request, _ index: Int?, routing: StageTime, turns: any TurnScheduler,
        completion: @escaping (Answer) -> Void
    ) {
        self.application = application
        self.request = request
        self.index = index
        stages = [routing]
        self.turns = turns
        self.completion = completion
    }

    /// Reads what the path operation asks for, and calls it where all keeps to its rules.
    func run(_ operation: LiveOperation, _ parameters: OperationParameters, path: String) {
        matched = (operation.pattern, path)
        guard !parameters.isEmpty else { return call(operation, [], nil, parameters.result) }
        let start = ContinuousClock.now
        do throws(PyError) {
            let (requestObject, context) = (requestObject, context(of: operation))
            let outcome = try application.running { () throws(PyError) in
                try ParameterReader.read(parameters, from: requestObject, operation.options.defaults, at: context)
            }
            switch outcome {
            case .values(var arguments):
                let draft = parameters.response.map { name in
                    let draft = ResponseObject.draft()
                    arguments.append(NamedArgument(name: name, value: .object(draft), range: 0..<0))
                    return draft
                }
                stages.append(StageTime(.parameters, start.duration(to: .now)))
                call(operation, arguments, draft, parameters.result)
            case .refused(let exception, let refusal):
                self.refusal = refusal
                refusedTime = StageTime(refusal.stage, start.duration(to: .now))
                raised(PyError(exception))
            }
        } catch { raised(error) }
    }

    private func context(of operation: LiveOperation) -> EndpointContext {
        EndpointContext(operation, method: request.method, in: application.source)
    }

    private func call(
        _ operation: LiveOperation, _ arguments: [NamedArgument], _ draft: ResponseObject?, _ model: ResponseModel?
    ) {
        programCall { (value) throws(PyError) in
            let encodingStart = ContinuousClock.now
            let handler = StageTime(.handler, self.started.duration(to: encodingStart))
            var options = operation.options
            // What the function set counts, unless it is 0.
            if let status = draft?.statusCode, status.isTrue { options.statusCode = status }
            var made = try self.application.running { () throws(PyError) in
                if let encoding = PieceEncoding(operation.endpoint, options.responseClass) {
                    var made = try ReturnedValue.response(yielding: value, as: encoding, options: options)
                    made.items = model.map { ItemWriter(model: $0, context: self.context(of: operation)) }
                    return made
                }
                return try ReturnedValue.response(
                    for: value, options: options, model: model, self.context(of: operation))
            }
            if let draft, !ReturnedValue.isResponse(value) { made.add(draft.headers.fields) }
            self.end(made, [handler, StageTime(.response, encodingStart.duration(to: .now))])
        }.start(operation.endpoint, arguments)
    }

    /// Answers what was refused before a path operation could be called.
    func refuse(_ exception: PyException, _ refusal: Refusal) {
        layer = .app
        self.refusal = refusal
        raised(PyError(exception))
    }

    /// Answers an exception that was raised outside of all handlers but the one for 500.
    func failOutside(_ error: PyError) {
        layer = .serverError
        fail(error)
    }

    private func call(
        _ function: PyFunction, _ positional: [Value], then body: @escaping (Value) throws(PyError) -> Void
    ) {
        programCall(then: body).start(function, positional: positional)
    }

    /// A call whose result `body` takes; what it raises, and what `body` throws, goes to the exception handlers.
    private func programCall(then body: @escaping (Value) throws(PyError) -> Void) -> ProgramCall {
        ProgramCall(application, turns: turns) { result in
            do throws(PyError) {
                try body(result.get())
            } catch {
                self.raised(error)
            }
        }
    }

    // MARK: Exceptions

    /// Looks for a handler in the layer that the exception has come to, and further out.
    private func raised(_ error: PyError) {
        let exception = error.exception
        while layer == .route || layer == .app {
            layer = layer == .route ? .app : .serverError
            guard exception.type.isSubclass(of: ExceptionType.exception) else { continue }
            do throws(PyError) {
                switch try application.handlers.handler(for: exception) {
                case nil: continue
                case .own(let function):
                    return end(
                        try function.response(to: .object(exception)).parts, [refusedTime ?? handlerTime])
                case .program(let handler): return answer(exception, with: handler)
                }
            } catch {
                return raised(error)
            }
        }
        fail(error)
    }

    private func answer(_ exception: PyException, with handler: Value) {
        guard case .function(let function) = handler else {
            return raised(.typeError("'\(handler.typeName)' object is not callable"))
        }
        call(function, [requestValue, .object(exception)]) { (value) throws(PyError) in
            // Nothing was sent, which Uvicorn finds out.
            if value.isNone { return self.endByServer(nil) }
            self.end(try Self.response(value).parts, [self.handlerTime])
        }
    }

    private static func response(_ value: Value) throws(PyError) -> ResponseObject {
        guard case .object(let object) = value, let response = object as? ResponseObject else {
            throw .typeError("'\(value.typeName)' object is not callable")
        }
        return response
    }

    /// Answers an exception that nothing handled; it goes on to the server whatever is answered.
    private func fail(_ error: PyError) {
        guard layer == .serverError, error.exception.type.isSubclass(of: ExceptionType.exception) else {
            return endByServer(error)
        }
        layer = .server
        refusal = .exception(traceback: Traceback.text(of: error.exception, in: application.source))
        guard let handler = application.handlers.serverError else {
            return end(MadeResponse(response: .serverError), [handlerTime])
        }
        guard case .function(let function) = handler else {
            return endByServer(.typeError("'\(handler.typeName)' object is not callable"))
        }
        call(function, [requestValue, .object(error.exception)]) { (value) throws(PyError) in
            self.end(try Self.response(value).parts, [self.handlerTime])
        }
    }

    /// Answers as Uvicorn does where the application sent nothing.
    private func endByServer(_ error: PyError?) {
        let traceback =
            error.map { Traceback.text(of: $0.exception, in: application.source) }
            ?? "ASGI callable returned without starting response."
        refusal = .exception(traceback: traceback)
        end(MadeResponse(response: .uvicornError), [handlerTime])
    }

    // MARK: The end

    private var requestValue: Value { .object(requestObject) }

    private var handlerTime: StageTime { StageTime(.handler, started.duration(to: .now)) }

    private func end(_ made: MadeResponse, _ stages: [StageTime]) {
        completion(
            Answer(
                response: made.response, route: index.map { application.routes[$0] }, refusal: refusal,
                stages: self.stages + stages, stream: stream(of: made)))
    }

    private func stream(of made: MadeResponse) -> (any BodyStream)? {
        guard let content = made.content else { return nil }
        guard let generator = GeneratorStream.generator(of: content, application.globals.current) else {
            return IteratorStream(content, source: application.source)
        }
        let stream = GeneratorStream(generator, made.encoding, made.items, application, turns: turns)
        return made.encoding == .events ? EventStream(stream, isAsync: stream.isAsync, turns: turns) : stream
    }
}
