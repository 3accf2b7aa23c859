/// A ready program that calls an API such as the one of the last exercise, for the learner to run and to change.
package enum ClientProgram: Hashable, Sendable {
    /// Python's `requests`, an answer at a time.
    case requests
    /// Python's `requests`, an answer piece by piece.
    case stream
    case curl
    /// OpenAI's own library, pointed at this server.
    case openai

    /// The name of the file where none is given.
    package var fileName: String {
        switch self {
        case .requests: "client.py"
        case .stream: "stream_client.py"
        case .curl: "client.sh"
        case .openai: "openai_client.py"
        }
    }

    /// How the program is started.
    package func command(_ path: String) -> String { (self == .curl ? "sh " : "python3 ") + path }

    /// What has to be installed first; nil where nothing has to be.
    package var package: String? {
        switch self {
        case .requests, .stream: "requests"
        case .curl: nil
        case .openai: "openai"
        }
    }

    /// - Parameter host: Such as `127.0.0.1:8000`.
    package func text(host: String) -> String {
        switch self {
        case .requests:
            """
            \"""Calls an API server with requests: says hello, chats, and sends a picture.

                python3 -m pip install requests
                python3 \(fileName) [PICTURE]
            \"""

            import base64
            import sys

            import requests

            SERVER = "http://\(host)"


            def show(response):
                print(response.request.method, response.request.path_url, "->", response.status_code)
                print(response.text)


            show(requests.get(f"{SERVER}/v1/hello", timeout=10))
            show(requests.post(f"{SERVER}/v1/chat", json={"message": "Hello from my own program"}, timeout=10))
            # A mistake on purpose: the field is missing.
            show(requests.post(f"{SERVER}/v1/chat", json={}, timeout=10))

            if len(sys.argv) > 1:
                with open(sys.argv[1], "rb") as picture:
                    text = base64.b64encode(picture.read()).decode()
                show(requests.post(f"{SERVER}/v1/image", json={"image": text}, timeout=10))

            """
        case .stream:
            """
            \"""Reads a stream of events with requests, each as it comes.

                python3 -m pip install requests
                python3 \(fileName)
            \"""

            import time

            import requests

            SERVER = "http://\(host)"

            start = time.monotonic()
            with requests.post(
                f"{SERVER}/v1/chat/stream",
                json={"message": "word after word after word"},
                stream=True,
                timeout=10,
            ) as response:
                print(response.status_code, response.headers.get("content-type"))
                for line in response.iter_lines(decode_unicode=True, chunk_size=1):
                    if not line.startswith("data: "):
                        continue
                    data = line.removeprefix("data: ")
                    print(f"{time.monotonic() - start:5.2f} s  {data}", flush=True)
                    if data == "[DONE]":
                        break

            """
        case .curl:
            """
            #!/bin/sh
            # Calls an API server with curl; -N shows each piece of a stream as it comes.
            SERVER=http://\(host)
            JSON='Content-Type: application/json'

            curl -i "$SERVER/v1/hello"
            echo
            curl -i -H "$JSON" -d '{"message": "Hello from curl"}' "$SERVER/v1/chat"
            echo
            # A mistake on purpose: a number where a text belongs.
            curl -i -H "$JSON" -d '{"message": 5}' "$SERVER/v1/chat"
            echo
            curl -N -H "$JSON" -d '{"message": "word after word"}' "$SERVER/v1/chat/stream"

            """
        case .openai:
            """
            \"""Calls an API server with OpenAI's library: the same client that talks to their models.

                python3 -m pip install openai
                python3 \(fileName)
            \"""

            from openai import APIStatusError, OpenAI

            client = OpenAI(base_url="http://\(host)/v1", api_key="not-needed-here", max_retries=0)

            print(client.get("/hello", cast_to=object))
            print(client.post("/chat", body={"message": "Hello from the OpenAI library"}, cast_to=object))
            try:
                # A mistake on purpose: the field is missing.
                client.post("/chat", body={}, cast_to=object)
            except APIStatusError as error:
                print(error.status_code, error.response.text)

            """
        }
    }
}
