import { child, children, type Node, toggle, val } from '../package/word-xml.ts'

/** The answer of a field of a form that its file keeps apart from the text: a box ticked or not, the choice of a list. */
export function formValue(begin: Node): { value?: string } {
  const data = child(begin, 'w:ffData')
  const [box, list] = [child(data, 'w:checkBox'), child(data, 'w:ddList')]
  if (box) {
    const isTicked = toggle(child(box, 'w:checked')) ?? toggle(child(box, 'w:default')) ?? false
    return { value: isTicked ? '☒' : '☐' }
  }
  const choice = Number(val(child(list, 'w:result')) ?? val(child(list, 'w:default')) ?? 0)
  const value = val(children(list, 'w:listEntry')[choice])
  return value ? { value } : {}
}
