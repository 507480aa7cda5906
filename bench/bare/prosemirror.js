import { baseKeymap } from 'prosemirror-commands'
import { history } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { schema } from 'prosemirror-schema-basic'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'

// the same paragraphs as plain text, no citation, no number, no saving
const page = document.querySelector('#page')
if (new URLSearchParams(location.search).has('visibility')) page.classList.add('visibility')
const texts = await (await fetch('./texts.json')).json()
const doc = schema.node(
  'doc',
  null,
  texts.map(text => schema.node('paragraph', null, schema.text(text))),
)
new EditorView(page, { state: EditorState.create({ doc, plugins: [history(), keymap(baseKeymap)] }) })
document.body.dataset.ready = 'yes'
