import { Parser } from 'htmlparser2'
import { DEAD, DEEPEST, type Element, READ } from '../../../shared/drafts/paste/tree.ts'

/** Longer than any style or address that tells something. */
const longest = 4096

const embedded = /^data:image\/(?:png|jpe?g|gif|webp|svg\+xml)[;,]/i

/** Reads HTML as a tree, without a document: nothing in it is fetched, run or styled. Never throws. */
export function parseHtml(html: string): Element {
  const root: Element = { name: 'root', attributes: {}, children: [] }
  /** elements opened and not closed, with those too deep to be kept as undefined */
  const open: (Element | undefined)[] = [root]
  let here = root
  let kept = 1
  let dead = 0
  const parser = new Parser(
    {
      onopentag(name, all) {
        if (dead > 0 || DEAD.has(name)) {
          dead += 1
          return
        }
        if (kept >= DEEPEST) {
          open.push(undefined)
          return
        }
        const attributes: Record<string, string> = {}
        for (const [key, value] of Object.entries(all))
          if (READ.has(key) && value.length <= longest) attributes[key] = value
        // the bytes of a picture; an address is never read, so that nothing is fetched
        if (name === 'img' && embedded.test(all.src ?? '')) attributes.src = all.src ?? ''
        const element: Element = { name, attributes, children: [] }
        here.children.push(element)
        open.push(element)
        kept += 1
        here = element
      },
      onclosetag() {
        if (dead > 0) {
          dead -= 1
          return
        }
        if (open.length === 1) return
        if (open.pop()) {
          kept -= 1
          here = open.findLast(one => one !== undefined) ?? root
        }
      },
      ontext(text) {
        if (dead === 0) here.children.push(text)
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(html)
  parser.end()
  return root
}
