/** Has the browser, or the window, save a file: its own dialog, its own folder. */
export function save(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
}

/** Asks the system for files. */
export function pickFiles({
  many = true,
  accept,
}: {
  readonly many?: boolean
  readonly accept?: string
} = {}): Promise<readonly File[]> {
  return new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = many
    if (accept) input.accept = accept
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}
