/** F9 goes to the next note, Maj+F9 to the one before. */
export const stepOf = (event: KeyboardEvent): 1 | -1 | undefined => {
  if (event.key !== 'F9' || event.ctrlKey || event.altKey || event.metaKey) return undefined
  return event.shiftKey ? -1 : 1
}
