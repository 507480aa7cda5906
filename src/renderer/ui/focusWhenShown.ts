/** The dialog that asked gives the keyboard back first. */
const GIVE_BACK_MS = 60
/** A screen that is not read by then will not come by itself. */
const SHOWN_MS = 5000

/** Gives the keyboard to the element of that id, as soon as its screen is read and drawn. */
export function focusWhenShown(id: string): void {
  const focus = (): boolean => {
    const element = document.getElementById(id)
    element?.focus()
    return element !== null
  }
  setTimeout(() => {
    if (focus()) return
    const observer = new MutationObserver(() => {
      if (focus()) observer.disconnect()
    })
    observer.observe(document.body, { childList: true, subtree: true })
    setTimeout(() => observer.disconnect(), SHOWN_MS)
  }, GIVE_BACK_MS)
}
