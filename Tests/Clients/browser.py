"""A headless Chromium, spoken to over the pipe of its DevTools protocol."""

import base64
import json
import os
import shutil
import subprocess
import tempfile


class Browser:
    """One page of a browser of its own, which forgets everything at the end."""

    def __init__(self):
        program = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
        assert program, "no Chromium was found in PATH; scripts/system-packages clients installs it"
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        commands, self.commands = os.pipe()
        answers_end, answers = os.pipe()
        self.answers = answers_end
        # The browser reads commands from descriptor 3 and writes answers to descriptor 4.
        line = f'exec "$@" 3<&{commands} 4>&{answers}'
        self.process = subprocess.Popen(
            ["bash", "-c", line, "browser", program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--remote-debugging-pipe", f"--user-data-dir={self.profile.name}", "about:blank"],
            pass_fds=(commands, answers), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.number = 0
        self.unread = b""
        # What went wrong in the page, as the console has it.
        self.errors: list[str] = []
        # Content by address, for a browser without a network.
        self.files: dict[str, bytes] = {}
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def go_offline(self, files: dict[str, bytes]) -> None:
        """Leaves the browser with this machine and `files`, by address; hears what goes wrong in pages."""
        self.files = files
        self.call("Runtime.enable")
        self.call("Log.enable")
        self.call("Fetch.enable", patterns=[{"urlPattern": "https://*"}])

    def listen(self, message: dict) -> None:
        """Answers requests to the network, and notes errors."""
        parameters = message.get("params", {})
        match message.get("method"):
            case "Fetch.requestPaused":
                content = self.files.get(parameters["request"]["url"])
                if content is None:
                    self.tell("Fetch.failRequest", requestId=parameters["requestId"], errorReason="InternetDisconnected")
                else:
                    self.tell("Fetch.fulfillRequest", requestId=parameters["requestId"], responseCode=200,
                              body=base64.b64encode(content).decode())
            case "Runtime.exceptionThrown":
                self.errors.append(str(parameters["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if parameters["type"] in ("error", "assert"):
                self.errors.append(str(parameters["args"]))
            case "Log.entryAdded" if parameters["entry"]["level"] == "error":
                # That the network is not there is no error of the page.
                if not parameters["entry"].get("url", "").startswith("https://"):
                    self.errors.append(str(parameters["entry"]))

    def tell(self, method: str, **parameters) -> int:
        """Sends one command; its answer is not waited for."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        return self.number

    def picture(self) -> bytes:
        """The page as a PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def call(self, method: str, **parameters) -> dict:
        """What the browser answers to one command."""
        number = self.tell(method, **parameters)
        answer = self.wait(lambda message: message.get("id") == number)
        assert "error" not in answer, f"{method}: {answer['error']}"
        return answer["result"]

    def wait(self, is_wanted) -> dict:
        """The next message that is wanted."""
        while True:
            message, end, rest = self.unread.partition(b"\0")
            if not end:
                part = os.read(self.answers, 1 << 16)
                assert part, "the browser has ended"
                self.unread += part
                continue
            self.unread = rest
            message = json.loads(message)
            self.listen(message)
            if is_wanted(message):
                return message

    def open(self, url: str) -> None:
        """Goes to `url` and waits until all of it is there."""
        self.call("Page.navigate", url=url)
        self.wait(lambda message: message.get("method") == "Page.loadEventFired")

    def evaluate(self, script: str) -> object:
        """What the expression gives in the page; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.commands)
        os.close(self.answers)
        self.profile.cleanup()
