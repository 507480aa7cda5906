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

/** Input element that asks for files: nothing else holds it while the system's dialog is open, and the browser may forget it. */
const asking = new Set<HTMLInputElement>()

/** Asks the system for files. */
export function pickFiles({
  multiple = true,
  accept,
}: {
  readonly multiple?: boolean
  readonly accept?: string
} = {}): Promise<readonly File[]> {
  return new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = multiple
    if (accept) input.accept = accept
    const answer = () => {
      asking.delete(input)
      resolve([...(input.files ?? [])])
    }
    input.addEventListener('change', answer)
    input.addEventListener('cancel', answer)
    asking.add(input)
    input.click()
  })
}
