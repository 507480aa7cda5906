/** Keys of a terminal in raw mode. */
const [ENTER, LINE_FEED, BACKSPACE, DELETE, INTERRUPT, END] = ['\r', '\n', '\b', '\u007f', '\u0003', '\u0004']

/** Asks on the terminal and reads a line that it does not show. Ctrl+C ends the program. */
export function readSecret(question: string): Promise<string> {
  const { stdin, stderr } = process
  stderr.write(`${question} `)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  return new Promise(resolve => {
    let typed: string[] = []
    const finish = () => {
      stdin.off('data', read)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
    }
    const read = (text: string) => {
      for (const key of text) {
        if (key === ENTER || key === LINE_FEED || key === END) {
          finish()
          return resolve(typed.join(''))
        }
        if (key === INTERRUPT) {
          finish()
          process.exit(130)
        }
        if (key === BACKSPACE || key === DELETE) typed = typed.slice(0, -1)
        else if (key >= ' ') typed.push(key)
      }
    }
    stdin.on('data', read)
  })
}
