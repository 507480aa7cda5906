import { BuilderElement, type XmlComponent } from 'docx'
import type { Reference } from '../../../shared/drafts/assembled.ts'
import type { Span } from '../layout/page.ts'
import { printTag } from './tags.ts'

const titles: Readonly<Record<Reference['kind'], string>> = {
  citation: 'Citation',
  quoted: 'Source de la citation',
  exhibit: 'Pièce',
  slot: 'Fait du dossier',
  ref: 'Renvoi',
}

/** Runs inside a content control: plain text in every editor, with the reference on its tag. Nothing in it is locked. */
export function control(
  { of, spans }: Extract<Span, { kind: 'control' }>,
  runs: readonly XmlComponent[],
  id: number,
): XmlComponent {
  // LibreOffice 25.2 ends when it prints a titled control that holds a field or a bookmark
  const titled = spans.every(span => span.kind === 'text')
  const properties = element('w:sdtPr', [
    ...(titled ? [valued('w:alias', titles[of.kind])] : []),
    valued('w:tag', printTag(of)),
    valued('w:id', String(id)),
  ])
  return element('w:sdt', [properties, element('w:sdtContent', runs)])
}

const element = (name: string, children: readonly XmlComponent[]): XmlComponent =>
  new BuilderElement({ name, children })

const valued = (name: string, value: string): XmlComponent =>
  new BuilderElement<{ readonly value: string }>({ name, attributes: { value: { key: 'w:val', value } } })
