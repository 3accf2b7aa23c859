"""A headless Chromium, spoken to over the pipe of its DevTools protocol."""

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
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def call(self, method: str, **parameters) -> dict:
        """What the browser answers to one command."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        answer = self.wait(lambda message: message.get("id") == self.number)
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
