"""Server: what an editor asks for, by the language server protocol, to the answers of this room."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from kompass_core.editor import wire
from kompass_core.editor.coded import code_at
from kompass_core.editor.complete import complete
from kompass_core.editor.context import context
from kompass_core.editor.files import files
from kompass_core.editor.hover import hover
from kompass_core.editor.meaning import meaning
from kompass_core.editor.rename import rename
from kompass_core.editor.session import Session
from kompass_core.editor.standing import standing
from kompass_core.editor.typing_at import typing_at
from kompass_core.model.engine import __version__
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.editor.context import Context
    from kompass_core.editor.standing import Standing
    from kompass_core.model.contributions import Plugins

PAUSE: Final = 0.25
"""Seconds without a keystroke after which a text is checked."""


class Server(LanguageServer):
    """A language server with the texts that its editor has open."""

    def __init__(self, plugins: Plugins | None = None) -> None:
        """Begin with nothing open; the plugins are those that are installed unless given."""
        super().__init__("kompass", __version__)
        self.session = Session(plugins)
        self.told: dict[Path, set[Path]] = {}
        self.waiting: asyncio.Task[None] | None = None

    def take(self, uri: str) -> Path | None:
        """Take the text that the editor has of a file."""
        path = wire.path_of(uri)
        if path is not None:
            self.session.texts[path] = self.workspace.get_text_document(uri).source
        return path

    def later(self) -> None:
        """Check all that is open once nobody has typed for a while."""
        if self.waiting is not None:
            self.waiting.cancel()
        self.waiting = asyncio.get_running_loop().create_task(self._later())

    async def _later(self) -> None:
        await asyncio.sleep(PAUSE)
        await self.check()

    async def check(self) -> None:
        """Tell what is wrong with every file that is open, and in others on account of these."""
        for path in tuple(self.session.texts):
            found = await asyncio.to_thread(self.session.problems, path)
            for file in self.told.get(path, set()) - found.keys():
                self._tell(file, ())
            self.told[path] = set(found)
            for file, problems in found.items():
                self._tell(file, tuple(wire.diagnostic(one, self.codec) for one in problems))

    def _tell(self, path: Path, diagnostics: tuple[types.Diagnostic, ...]) -> None:
        told = types.PublishDiagnosticsParams(wire.uri_of(path), list(diagnostics))
        self.text_document_publish_diagnostics(told)

    @property
    def codec(self) -> wire.PositionCodec:
        """How the editor counts columns."""
        return self.workspace.position_codec

    def asked(self, uri: str, position: types.Position) -> tuple[Context, Standing, int] | None:
        """What is known of a file, what stands at a position in it, and its offset."""
        path = wire.path_of(uri)
        known = context(self.session, path) if path is not None else None
        if known is None:
            return None
        offset = wire.offset_of(known.document.source, position, self.codec)
        at = standing(known.document, offset)
        return None if at is None else (known, at, offset)


def serve(plugins: Plugins | None = None) -> Server:  # noqa: C901 - one function for each thing asked for
    """The server, ready to be started on standard input and output."""
    server = Server(plugins)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.take(params.text_document.uri)
        await server.check()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.take(params.text_document.uri)
        server.later()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.take(params.text_document.uri)
        server.session.saved()
        await server.check()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        path = wire.path_of(params.text_document.uri)
        if path is not None:
            server.session.texts.pop(path, None)
            for file in server.told.pop(path, set()):
                server._tell(file, ())  # noqa: SLF001 - its own server

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        if (found := server.asked(params.text_document.uri, params.position)) is None:
            return None
        known, at, offset = found
        with server.session.reading():
            said = hover(at, offset, known)
        if said is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, said)
        return types.Hover(content, wire.range_of(at.span, server.codec))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> types.Location | None:
        if (found := server.asked(params.text_document.uri, params.position)) is None:
            return None
        known, at, offset = found
        named = meaning(at, offset, known)
        return None if named is None or named.place is None else wire.location_of(named.place, server.codec)

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[".", '"', "'"])
    )
    def completed(params: types.CompletionParams) -> list[types.CompletionItem]:
        path = wire.path_of(params.text_document.uri)
        known = context(server.session, path) if path is not None else None
        if path is None or known is None:
            return []
        source = wire.source_of(server.session.texts[path], path)
        typing = typing_at(source.text, wire.offset_of(source, params.position, server.codec))
        return [wire.completion(offer) for offer in complete(typing, known)]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def renamable(params: types.PrepareRenameParams) -> types.Range | None:
        if (found := server.asked(params.text_document.uri, params.position)) is None:
            return None
        known, at, _ = found
        return None if code_at(at, known) is None else wire.range_of(at.span, server.codec)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def renamed(params: types.RenameParams) -> types.WorkspaceEdit:
        found = server.asked(params.text_document.uri, params.position)
        code = code_at(found[1], found[0]) if found else None
        if found is None or code is None:
            raise JsonRpcInvalidParams("only the code of an item can be renamed")
        folders = [wire.path_of(uri) for uri in server.workspace.folders]
        near = files([folder for folder in folders if folder is not None], found[0])
        try:
            edits = rename(server.session, found[0], code, params.new_name.strip("\"' "), near)
        except KompassError as error:
            raise JsonRpcInvalidParams(str(error)) from error
        changes = {
            wire.uri_of(path): [wire.text_edit(edit, server.codec) for edit in made]
            for path, made in edits.items()
        }
        return types.WorkspaceEdit(changes=changes)

    return server
