/** What makes an element a place to write rich text in, for the browser and for screen readers. */
export const textbox = (name: string, writable = true) =>
  ({
    contentEditable: writable,
    'aria-readonly': !writable,
    suppressContentEditableWarning: true,
    role: 'textbox',
    'aria-multiline': true,
    'aria-label': name,
    tabIndex: 0,
    lang: 'fr',
  }) as const
