import {
  COMMAND_PRIORITY_CRITICAL,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { argumentBlocks } from '../../../../shared/drafts/arguments/argument-blocks.ts'
import type { Draft } from '../../../../shared/drafts/model.ts'
import type { Source, SourceRef } from '../../../../shared/library/model.ts'
import { allowDrop, takeDrop } from '../../../kernel/drag.ts'
import { newId } from '../../../kernel/newId.ts'
import { INSERT_ATOM, INSERT_BLOCKS } from '../commands.ts'
import { $caretAt } from '../page/caretAt.ts'
import type { Dragged, EditorHandle } from '../props.ts'
import { attackedDay, type Labels } from './labels.ts'
import { asOf, quoteOf } from './passages.ts'

interface Given {
  readonly editor: LexicalEditor
  readonly labels: Labels
  readonly style: Draft['style']
  readonly loadSource: (id: string) => Promise<Source>
  /** makes a source known to the labels */
  readonly learn: (source: Source) => void
}

/** Inserts into the text from outside it: citations, passages, exhibits, arguments, things dropped. */
export const inserts = ({ editor, labels, style, loadSource, learn }: Given) => {
  const know = async (id: string): Promise<Source> => {
    const source = labels.context.sources.get(id) ?? (await loadSource(id))
    learn(source)
    return source
  }
  const cite = (source: SourceRef): void => {
    editor.dispatchCommand(INSERT_ATOM, { kind: 'citation', source, form: 'auto' })
    know(source.id).catch(() => undefined)
  }
  const quote = async (ref: SourceRef): Promise<void> => {
    const source = await know(ref.id)
    const block = quoteOf(asOf(source, attackedDay(labels)), ref)
    if (block) editor.dispatchCommand(INSERT_BLOCKS, [block])
    else cite(ref)
  }
  const exhibit = (id: string, page?: string): void => {
    editor.dispatchCommand(INSERT_ATOM, { kind: 'exhibit', exhibit: id, ...(page ? { page } : {}) })
  }
  const argument: EditorHandle['argument'] = (source, preferredForm) => {
    const variant = preferredForm ?? (style === 'briefing' ? 'briefing' : 'filing')
    const blocks = argumentBlocks(source, variant, {
      group: newId(),
      ...(variant === 'filing' ? { heading: { level: 2 } } : {}),
    })
    editor.dispatchCommand(INSERT_BLOCKS, blocks)
    const authorityIds = new Set(source.authorities.map(one => one.source))
    for (const block of blocks) {
      if (!('inlines' in block)) continue
      for (const inline of block.inlines) if (inline.kind === 'citation') authorityIds.add(inline.source.id)
    }
    for (const id of authorityIds) know(id).catch(() => undefined)
  }
  const insertDragged = async (thing: Dragged): Promise<void> => {
    if (thing.kind === 'exhibit') return exhibit(thing.id)
    const source = await know(thing.id)
    if (source.kind === 'argument') return argument(source)
    cite({
      kind: source.kind,
      id: source.id,
      ...(thing.kind === 'source' && thing.pin ? { pin: thing.pin } : {}),
    })
  }
  return { cite, quote, exhibit, argument, insertDragged }
}

/** Reads what was dropped; undefined when it is not ours. */
export const readDragged = (json: string): Dragged | undefined => {
  try {
    const thing: unknown = JSON.parse(json)
    if (typeof thing !== 'object' || thing === null) return undefined
    const { kind, id, pin } = thing as Record<string, unknown>
    if (typeof id !== 'string') return undefined
    if (kind === 'exhibit' || kind === 'argument') return { kind, id }
    return kind === 'source' ? { kind, id, ...(typeof pin === 'string' ? { pin } : {}) } : undefined
  } catch {
    return undefined
  }
}

/** Lets a source, an exhibit or an argument be dropped where it is wanted in the text. */
export const registerDrop = (editor: LexicalEditor, onDropped: (thing: Dragged) => void): (() => void) =>
  mergeRegister(
    editor.registerCommand(DRAGOVER_COMMAND, allowDrop, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      DROP_COMMAND,
      event => {
        const thing = takeDrop(event, readDragged)
        if (!thing) return false
        $caretAt(event.clientX, event.clientY)
        onDropped(thing)
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  )
