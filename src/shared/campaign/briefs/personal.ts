import type { Gathered } from '../../drafts/gathered.ts'
import type { Block } from '../../drafts/model.ts'
import type { Recipient } from '../../drafts/slots/member-address.ts'
import { parseInlines, splitParagraphs } from '../../drafts/text/markup.ts'
import { withFullStop } from '../../french/wording.ts'
import { choiceKeys, memberFacts } from './choice.ts'
import type { MemberOpening } from './openings.ts'

/** A text as one member receives it: their name and seat in its slots, their own opening in its place. */
export function personalise(content: Gathered, member: Recipient, opening: string): Gathered {
  const { dossier, draft } = content
  const facts = {
    ...dossier.facts,
    ...memberFacts(member),
    [choiceKeys.chamber]: member.chamber,
    opening,
  }
  return {
    ...content,
    dossier: { ...dossier, facts },
    draft: { ...draft, blocks: withOpening(draft.blocks, opening) },
  }
}

/** The blocks with this opening: in the place kept for it, else after the title, greeting first. */
function withOpening(blocks: readonly Block[], opening: string): Block[] {
  const first = blocks.findIndex(block => block.slot === 'opening')
  const hasGreeting = blocks.some(block => block.slot === 'greeting')
  const own = splitParagraphs(opening).map((text, at): Block => {
    const words = withFullStop(at === 0 && !hasGreeting ? `{{member.greeting}}, ${lowerFirst(text)}` : text)
    return {
      kind: 'paragraph',
      id: `opening-${at + 1}`,
      slot: 'opening',
      style: 'body',
      inlines: parseInlines(words),
    }
  })
  const rest = blocks.filter(block => block.slot !== 'opening')
  const title = rest.findIndex(block => block.kind === 'generated' && block.what === 'briefing-title')
  return rest.toSpliced(first >= 0 ? first : title + 1, 0, ...own)
}

/** A sentence that goes on after a comma; a name or an initial keeps its capital. */
const lowerFirst = (text: string): string =>
  /^(Je|J’|J'|Vous|Nous|Votre|Vos|Notre|Nos|En|À|Le|La|Les|L’|L'|Il|Elle|Dans|Depuis|Comme|Lors|Au|Aux|Par|Pour|Avec|Ce|Cette|Ces|C’|C'|Mon|Ma|Mes)(?=[\s’']|$|\p{L})/u.test(
    text,
  ) && /^(\p{L}+[’']|\p{L}+\s)/u.test(text)
    ? text.charAt(0).toLocaleLowerCase('fr') + text.slice(1)
    : text

/** The words that name a member, removed before openings are compared. */
export const ownWords = (member: Recipient): string[] =>
  [
    `${member.first} ${member.last}`,
    member.first,
    member.last,
    member.group?.label,
    member.group?.sigle,
    member.department?.name,
  ].filter(one => one !== undefined && one !== '') as string[]

/** Openings as they are compared, of the members that have one. */
export const openedOf = (
  members: readonly Recipient[],
  openings: Readonly<Record<string, string>>,
): MemberOpening[] =>
  members.flatMap(member => {
    const opening = openings[member.id]?.trim()
    return opening ? [{ member: member.id, opening, own: ownWords(member) }] : []
  })

/** `Ada-Exemple`, accents kept: the part of a file name that names a member; signs that no file system takes are left out. */
export function fileNameOf(member: Recipient): string {
  const name = `${member.last} ${member.first}`.normalize('NFC')
  return name
    .replace(/[’']/g, '’')
    .replace(/[^\p{L}\p{N}’ -]+/gu, ' ')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, 80)
}
