/** Attributes that make an element a rich text box, for the browser and for screen readers. */
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
