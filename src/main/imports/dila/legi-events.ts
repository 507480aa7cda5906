import { plainText, withoutMarks } from '../containers/html-text.ts'
import { Refusal } from '../refusal.ts'
import type { Attributes } from '../xml/strict-xml.ts'

export interface Title {
  readonly from: string
  readonly to: string
  readonly short: string
  text: string
}
export interface Section {
  readonly titles: Title[]
  readonly sections: Section[]
}

const WITH_ATTRIBUTES: ReadonlySet<string> = new Set(['TEXTE', 'TITRE_TXT', 'TITRE_TM'])
const metas = new Set(['ID', 'NUM', 'ETAT', 'DATE_DEBUT', 'DATE_FIN'])

const nothing = () => ({
  meta: {} as Record<string, string>,
  cid: '',
  nature: '',
  number: '',
  date: '',
  titles: [] as Title[],
  sections: [] as Section[],
  body: '',
  nota: '',
})

/**
 * Gathers from the events of an ARTICLE file what an article needs; what it does not know is passed over. The next file starts
 * over with `reset`.
 */
export function articleEvents() {
  let facts = nothing()
  let open: Section[] = []
  let depth = 0
  let block: 'NOTA' | 'BLOC_TEXTUEL' | 'META' | 'LIENS' | '' = ''
  let meta = ''
  let title: Title | undefined
  const content = plainText()
  /** 0: none is being read */
  let contentDepth = 0

  const titleOf = (attributes: Attributes): Title => ({
    from: attributes.debut ?? '',
    to: attributes.fin ?? '',
    short: attributes.c_titre_court ?? '',
    text: '',
  })

  const own = {
    withAttributes: WITH_ATTRIBUTES,
    reset() {
      facts = nothing()
      open = []
      depth = 0
      block = ''
      meta = ''
      title = undefined
      contentDepth = 0
      return own
    },
    open(name: string, attributes: Attributes) {
      depth += 1
      if (contentDepth) return content.open(name)
      if (depth === 1 && name !== 'ARTICLE')
        throw new Refusal('le fichier n’est pas un article de la base LEGI')
      if (block === 'LIENS') return
      switch (name) {
        case 'META':
        case 'NOTA':
        case 'BLOC_TEXTUEL':
          if (depth === 2) block = name
          return
        case 'LIENS':
        case 'VERSIONS':
          if (depth === 2) block = 'LIENS'
          return depth === 2
        case 'CONTENU':
          if (depth !== 3 || (block !== 'NOTA' && block !== 'BLOC_TEXTUEL')) return
          content.begin()
          contentDepth = depth
          return
        case 'TEXTE':
          facts.cid = attributes.cid ?? ''
          facts.nature = attributes.nature ?? ''
          facts.number = attributes.num ?? ''
          facts.date = attributes.date_signature ?? ''
          return
        case 'TITRE_TXT':
          title = titleOf(attributes)
          facts.titles.push(title)
          return
        case 'TM': {
          const section: Section = { titles: [], sections: [] }
          ;(open.at(-1)?.sections ?? facts.sections).push(section)
          open.push(section)
          return
        }
        case 'TITRE_TM':
          title = titleOf(attributes)
          open.at(-1)?.titles.push(title)
          return
        default:
          if (block === 'META' && metas.has(name)) {
            meta = name
            facts.meta[name] = ''
          }
      }
    },
    text(chunk: string) {
      if (contentDepth) content.text(chunk)
      else if (meta) facts.meta[meta] += chunk
      else if (title) title.text += chunk
    },
    close(name: string) {
      if (contentDepth && depth === contentDepth) {
        if (block === 'NOTA') facts.nota = withoutMarks(content.end())
        else facts.body = withoutMarks(content.end())
        contentDepth = 0
      } else if (contentDepth) content.close(name)
      else if (name === 'TM') open.pop()
      else if (name === 'TITRE_TM' || name === 'TITRE_TXT') title = undefined
      else if (name === meta) meta = ''
      if (depth === 2) block = ''
      depth -= 1
    },
    content: () => facts,
  }
  return own
}
