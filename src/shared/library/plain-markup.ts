/** The words of a text in our markup, for the index and its excerpts: no signs, no references, `…` for a slot. */
export function withoutMarkup(text: string): string {
  return text
    .replace(/\s*\((?:\[\[[^\]]*\]\](?:\s*;\s*)?)+\)/g, '')
    .replace(/\[\[[^\]]*\]\]|#\[[^\]]*\]/g, '…')
    .replace(/\{\{[^}]*\}\}/g, '…')
    .replace(/\*+|\^\{|[{}]|\(\(|\)\)/g, '')
}
