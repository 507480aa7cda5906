import type { Package } from './package.ts'
import { children, readTree } from './word-xml.ts'

/** A relationship of a part: a target under an id. */
export interface Relation {
  readonly id: string
  /** last word of the relation's type, the same in both variants of the format */
  readonly type: string
  /** the part in the file, or the address outside it */
  readonly target: string
  readonly outside: boolean
}

/** The relations of a part; of the file itself when no part is named. */
export function relations(whole: Package, path: string): Relation[] {
  const at = path.lastIndexOf('/')
  const folder = path.slice(0, at + 1)
  const text = whole.text(`${folder}_rels/${path.slice(at + 1)}.rels`)
  if (text === undefined) return []
  return children(readTree(text)).map(({ attributes }) => {
    const target = attributes.Target ?? ''
    const outside = attributes.TargetMode === 'External'
    return {
      id: attributes.Id ?? '',
      type: (attributes.Type ?? '').split('/').at(-1) ?? '',
      target: outside ? target : resolveTarget(folder, target),
      outside,
    }
  })
}

function resolveTarget(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const out: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') out.pop()
    else if (step !== '.' && step !== '') out.push(step)
  }
  return out.join('/')
}

/** The part that is the document. */
export function mainPart(whole: Package): string | undefined {
  const target = relations(whole, '').find(one => one.type === 'officeDocument')?.target
  if (target && whole.names.some(name => name.toLowerCase() === target.toLowerCase())) return target
  return whole.names.find(name => name.toLowerCase() === 'word/document.xml')
}
