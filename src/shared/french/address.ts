/** Whether an address may be opened: a page of the web or a mail, and nothing that runs or reads files. */
export const isAddress = (url: string): boolean =>
  /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)\S*$/i.test(url.trim())

/** Completes an address typed in short where its kind is plain: `laquadrature.net`, `contact@exemple.fr`. */
export function asAddress(input: string): string {
  const text = input.trim()
  if (isAddress(text) || /^[a-z][a-z0-9+.-]*:/i.test(text)) return text
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`
  return /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.[a-z]{2,}(?:[/?#]\S*)?$/iu.test(text) ? `https://${text}` : text
}
