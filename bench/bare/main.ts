import { registerRichText } from '@lexical/rich-text'
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical'

/** Bare Lexical over the same paragraphs: plain text, no citation, no number, no saving. `?visibility` adds what we add. */
const page = document.querySelector<HTMLElement>('#page')
if (new URLSearchParams(location.search).has('visibility')) page?.classList.add('visibility')

const editor = createEditor({
  namespace: 'bare',
  onError: error => {
    throw error
  },
})
editor.setRootElement(page)
registerRichText(editor)
const texts: readonly string[] = await (await fetch('./texts.json')).json()
editor.update(() => {
  const root = $getRoot().clear()
  for (const text of texts) root.append($createParagraphNode().append($createTextNode(text)))
})
document.body.dataset.ready = 'yes'
