/** What the user chose of the look; kept in the settings under these keys. */
export interface Look {
  readonly theme?: string
  readonly textSize?: string
}

/** Puts the chosen theme and text size on the page; `auto` follows the system. */
export function applyLook({ theme, textSize }: Look): void {
  const root = document.documentElement
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  else delete root.dataset.theme
  root.style.setProperty('--text-size', `${Number(textSize) || 100}%`)
}
