/// `send METHOD TARGET [items] [body]`: one request, before defaults such as `Host` are added.
package struct SendCommand: Hashable, Sendable {
    package let method: String
    /// Percent-encoded and with the `name==value` items in its query.
    package let target: String
    /// The port of a whole URL such as `http://127.0.0.1:8000/`; nil where only a path was typed.
    package let port: Int?
    package let headers: [HeaderItem]
    package let body: SendBody
    /// The pictures that fields of the JSON body are to hold.
    package let images: [ImageItem]
    /// What is to be wrong with the request on purpose.
    package let malformed: Malformed?
    /// After how many events of a stream the client leaves; nil where it stays to the end.
    package let eventLimit: Int?

    /// `--malformed`
    package enum Malformed: Hashable, Sendable {
        /// The kinds that there are for the request are asked for; nothing is sent.
        case list
        case kind(MalformedKind)
    }

    package init(
        method: String, target: String, port: Int? = nil, headers: [HeaderItem] = [], body: SendBody = .none,
        images: [ImageItem] = [], malformed: Malformed? = nil, eventLimit: Int? = nil
    ) {
        self.method = method
        self.target = target
        self.port = port
        self.headers = headers
        self.body = body
        self.images = images
        self.malformed = malformed
        self.eventLimit = eventLimit
    }
}

/// `--image FIELD=FILE`: a field of the JSON body that holds a file's bytes in Base64.
package struct ImageItem: Hashable, Sendable {
    package let field: String
    /// The file as typed.
    package let path: String

    package init(field: String, path: String) {
        self.field = field
        self.path = path
    }
}

/// What a header item asks for.
package enum HeaderItem: Hashable, Sendable {
    /// `Name:value`, and `Name;` for an empty value.
    case set(name: String, value: String)
    /// `Name:` leaves out a field that would be sent by default.
    case leaveOut(name: String)
}

/// The body of a request as typed.
package enum SendBody: Hashable, Sendable {
    case none
    /// The text of a JSON object made of `name=value` and `name:=json` items.
    case json(String)
    /// Text sent as it stands, right or wrong; `isJSON` where it is JSON or starts like it, and says so in
    /// `Content-Type`.
    case raw(String, isJSON: Bool)
    /// Fields in order, as `application/x-www-form-urlencoded` or as `multipart/form-data`.
    case form([FormField], isMultipart: Bool)

    package struct FormField: Hashable, Sendable {
        package enum Content: Hashable, Sendable {
            case text(String)
            case file(FormFile)
        }

        package let name: String
        package let content: Content

        package init(name: String, content: Content) {
            self.name = name
            self.content = content
        }
    }
}

/// A file to be sent in a form, before it is read.
package struct FormFile: Hashable, Sendable {
    /// As typed; `~` is the home folder.
    package let path: String
    /// The media type; nil where the file's name says it.
    package let type: String?

    package init(path: String, type: String? = nil) {
        self.path = path
        self.type = type
    }
}
