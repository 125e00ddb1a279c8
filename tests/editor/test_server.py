"""The server, as an editor talks with it: in a process of its own, over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from .conftest import LIBRARY, STREET

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Desk


class Editor(LanguageClient):
    """An editor that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.heard = asyncio.Event()

    async def until(self, uri: str, messages: list[str]) -> None:
        """Wait until the diagnostics of a file are these."""
        while [one.message for one in self.told.get(uri, [])] != messages or uri not in self.told:
            self.heard.clear()
            await self.heard.wait()


async def started(folder: Path) -> Editor:
    editor = Editor()

    def told(params: types.PublishDiagnosticsParams) -> None:
        editor.told[params.uri] = list(params.diagnostics)
        editor.heard.set()

    editor.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(told)
    await editor.start_io(sys.executable, "-m", "kompass_core.cli", "language-server")
    await editor.initialize_async(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "library")],
        )
    )
    editor.initialized(types.InitializedParams())
    return editor


def opened(editor: Editor, path: Path, text: str) -> str:
    item = types.TextDocumentItem(path.as_uri(), "toml", 1, text)
    editor.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return path.as_uri()


def changed(editor: Editor, uri: str, text: str) -> None:
    editor.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, uri),
            [types.TextDocumentContentChangeWholeDocument(text)],
        )
    )


def place(text: str, before: str) -> Any:
    """The position after a text, in the halves of surrogate pairs that an editor counts."""
    above = text[: text.index(before) + len(before)].split("\n")
    return types.Position(len(above) - 1, len(above[-1].encode("utf-16-le")) // 2)


async def conversation(desk: Desk) -> None:
    editor = await started(desk.folder)
    text = LIBRARY.replace('title = "Books"', 'title = "\N{BOOKS} Books"\nmaximun = 40')
    framework = opened(editor, desk.folder / "library.toml", text)
    await editor.until(framework, ["an item has no key `maximun`\ndid you mean `maximum`?"])
    (wrong,) = editor.told[framework]
    assert (wrong.code, wrong.severity, wrong.source) == (
        "unknown-key",
        types.DiagnosticSeverity.Error,
        "kompass",
    )
    assert wrong.range == types.Range(types.Position(10, 0), types.Position(10, 7))
    inline = LIBRARY.replace(
        '[theme.A]\ntitle = "Books"', '[theme]\nA = { title = "\N{BOOKS}", maximun = 40 }'
    )
    changed(editor, framework, inline)
    column = len('A = { title = "xx", ')
    while not (told := editor.told[framework]) or told[0].range.start != types.Position(9, column):
        editor.heard.clear()
        await editor.heard.wait()
    changed(editor, framework, LIBRARY)
    await editor.until(framework, [])

    uri = opened(editor, desk.folder / "evaluations/main-street.toml", STREET)
    await editor.until(uri, [])
    document = types.TextDocumentIdentifier(uri)
    hovered = await editor.text_document_hover_async(types.HoverParams(document, place(STREET, 'use = "pa')))
    assert hovered is not None
    assert hovered.contents == types.MarkupContent(
        types.MarkupKind.Markdown, "`partly` is worth 50% of Is it done?"
    )
    target = await editor.text_document_definition_async(
        types.DefinitionParams(document, place(STREET, '[judgement."A'))
    )
    assert isinstance(target, types.Location)
    assert (target.uri, target.range.start.line) == (framework, 10)
    offered = await editor.text_document_completion_async(
        types.CompletionParams(document, place(STREET, 'plan = "'))
    )
    assert isinstance(offered, list)
    assert [one.label for one in offered] == ["no", "partly", "yes", "not applicable", "unanswered"]
    edit = await editor.text_document_rename_async(
        types.RenameParams(document, place(STREET, '[judgement."A'), "A.one")
    )
    assert edit is not None
    assert sorted(edit.changes or {}) == sorted(
        (desk.folder / name).as_uri()
        for name in (
            "changes.toml",
            "evaluations/main-street.toml",
            "expectations/main-street.toml",
            "library.toml",
        )
    )
    editor.text_document_did_close(types.DidCloseTextDocumentParams(document))
    await editor.shutdown_async(None)
    editor.exit(None)
    await editor.stop()  # type: ignore[no-untyped-call]


def test_an_editor_is_told_and_answered(desk: Desk) -> None:
    with ThreadPoolExecutor(1) as apart:  # a browser that another test drives has a loop of its own here
        apart.submit(asyncio.run, asyncio.wait_for(conversation(desk), 60)).result()
