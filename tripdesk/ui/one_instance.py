"""One program per store: a second start brings the window of the first forward."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 2_000


class OneInstance(QObject):
    """Holds a lock beside the store while the program runs. `called` says that somebody started it again."""

    called = Signal()

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"tripdesk-{sha256(str(store.absolute()).encode()).hexdigest()[:24]}"
        self._lock = QLockFile(str(store.with_name(f"{store.name}.desk.lock")))
        self._lock.setStaleLockTime(0)
        self.first = self._lock.tryLock(100) or self._lock.error() != QLockFile.LockError.LockFailedError
        self._server = QLocalServer(self)
        if self.first:
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
            self._server.newConnection.connect(self._answer)

    def call(self) -> bool:
        """Asks the program that is open already to show itself; whether it heard."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(PATIENCE_MS)
        socket.disconnectFromServer()
        return heard

    def leave(self) -> None:
        """Lets another program open the store."""
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self.called.emit()
