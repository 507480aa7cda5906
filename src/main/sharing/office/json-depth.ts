/** Arrays and objects within one another that a change may have: what compares and writes it calls itself at each level. */
const MAX_LEVELS = 500

/** Whether JSON nests arrays and objects deeper than a desk follows. */
export function isTooDeep(json: string): boolean {
  let level = 0
  let isInString = false
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at]
    if (isInString) {
      if (char === '\\') at += 1
      else if (char === '"') isInString = false
    } else if (char === '"') isInString = true
    else if (char === '[' || char === '{') {
      level += 1
      if (level > MAX_LEVELS) return true
    } else if (char === ']' || char === '}') level -= 1
  }
  return false
}
