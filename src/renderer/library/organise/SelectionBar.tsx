import { useState } from 'react'
import type { Bulk } from '../../../shared/library/collection.ts'
import type { ReferenceFormat } from '../../../shared/library/references/write.ts'
import { call, exportUrl, useCall } from '../../kernel/api.ts'
import { save } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Choice } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { AskInitials } from '../../ui/reading.tsx'
import { useSay } from '../../ui/toast.tsx'
import { AskDoubt, AskTag } from './BulkForms.tsx'
import { Shelves } from './Shelves.tsx'
import { takeOut } from './shelf.ts'

interface Props {
  readonly ids: readonly string[]
  /** the collection listed, when the list is of one */
  readonly collection?: string
  /** sources that answer, including those not yet loaded */
  readonly total: number
  /** ids of all that answers, up to a limit */
  readonly loadIds: (limit: number) => Promise<string[]>
  readonly onChoose: (ids: ReadonlySet<string>) => void
  /** the list is to be read again: what was just asked for shows there at once */
  readonly onDone: () => void
  readonly onSend?: (ids: readonly string[]) => void
  readonly onClose: () => void
}

/** The most that one act may be about. */
const MAX_SOURCES_PER_ACT = 1000

/** Acts on the sources selected in a list; each act is undone whole. */
export function SelectionBar({ ids, collection, total, loadIds, onChoose, onDone, onSend, onClose }: Props) {
  const [asking, setAsking] = useState<'tag' | 'untag' | 'shelve' | 'doubt' | 'read' | 'references'>()
  const say = useSay()
  const { value: all } = useCall('collections.list', collection ? {} : null)
  const shelf = all?.find(one => one.id === collection)
  const none = ids.length === 0
  const run = async (bulk: Bulk, message: (n: number) => string) => {
    setAsking(undefined)
    try {
      const { act, changed, refused } = await call['library.bulk']({ ids: [...ids], bulk })
      if (refused.length > 0)
        say.error(
          new Error(`Sans source, ne peut être dit vérifié\u00a0: ${refused.slice(0, 5).join('\u00a0; ')}.`),
        )
      if (changed === 0) return say.success('Rien à changer\u00a0: c’était déjà le cas.')
      onDone()
      say.success(message(changed), async () => {
        const { left: leftTitles } = await call['library.undo']({ act })
        onDone()
        if (leftTitles.length > 0)
          say.error(
            new Error(
              `Modifiées depuis, laissées telles quelles\u00a0: ${leftTitles.slice(0, 5).join('\u00a0; ')}.`,
            ),
          )
      })
      if (bulk.act === 'remove') onClose()
    } catch (error) {
      say.error(error)
    }
  }
  const chooseAll = () =>
    loadIds(MAX_SOURCES_PER_ACT).then(
      all => onChoose(new Set([...ids, ...all].slice(0, MAX_SOURCES_PER_ACT))),
      say.error,
    )
  const changedText = (n: number) => count(n, 'source modifiée', 'sources modifiées')
  return (
    <section className="selection-bar" aria-label="Sélection">
      <p role="status">
        {none ? 'Cochez des sources' : count(ids.length, 'source cochée', 'sources cochées')}
      </p>
      <div className="actions">
        {total > ids.length && ids.length < MAX_SOURCES_PER_ACT && (
          <Button look="quiet" onPress={() => void chooseAll()}>
            {total > MAX_SOURCES_PER_ACT
              ? `Cocher les ${MAX_SOURCES_PER_ACT.toLocaleString('fr-FR')} premières`
              : `Tout cocher (${total.toLocaleString('fr-FR')})`}
          </Button>
        )}
        <Button look="quiet" isDisabled={none} onPress={() => setAsking('shelve')}>
          Ranger…
        </Button>
        {shelf && (
          <Button look="quiet" isDisabled={none} onPress={() => void takeOut(say, shelf, ids)}>
            Ôter de la collection
          </Button>
        )}
        <Button look="quiet" isDisabled={none} onPress={() => setAsking('tag')}>
          Mot-clé…
        </Button>
        <Button look="quiet" isDisabled={none} onPress={() => setAsking('untag')}>
          Ôter un mot-clé…
        </Button>
        <Button look="quiet" isDisabled={none} onPress={() => setAsking('read')}>
          J’ai lu ces textes…
        </Button>
        <Button look="quiet" isDisabled={none} onPress={() => setAsking('doubt')}>
          Marquer à vérifier…
        </Button>
        <Button look="quiet" isDisabled={none} onPress={() => setAsking('references')}>
          Références…
        </Button>
        {onSend && (
          <Button look="quiet" isDisabled={none} onPress={() => onSend(ids)}>
            Envoyer…
          </Button>
        )}
        <Button
          look="quiet"
          isDisabled={none}
          onPress={() =>
            void run({ act: 'remove' }, n => `${count(n, 'source retirée', 'sources retirées')}.`)
          }
        >
          Retirer
        </Button>
        <Button look="link" onPress={onClose}>
          Fin de sélection
        </Button>
      </div>
      {asking === 'shelve' && <Shelves ids={ids} onClose={() => setAsking(undefined)} />}
      {(asking === 'tag' || asking === 'untag') && (
        <AskTag
          title={asking === 'tag' ? 'Ajouter un mot-clé' : 'Ôter un mot-clé'}
          onClose={() => setAsking(undefined)}
          onTag={tag =>
            void run(
              { act: asking, tag },
              n =>
                `${changedText(n)}\u00a0: mot-clé «\u00a0${tag}\u00a0» ${asking === 'tag' ? 'ajouté' : 'ôté'}.`,
            )
          }
        />
      )}
      {asking === 'references' && <References ids={ids} onClose={() => setAsking(undefined)} />}
      {asking === 'read' && (
        <AskInitials
          onClose={() => setAsking(undefined)}
          onAnswer={by =>
            void run({ act: 'verify', by }, n =>
              count(n, 'source modifiée\u00a0: dite lue.', 'sources modifiées\u00a0: dites lues.'),
            )
          }
        />
      )}
      {asking === 'doubt' && (
        <AskDoubt
          onClose={() => setAsking(undefined)}
          onDoubt={caveat =>
            void run({ act: 'doubt', ...(caveat && { caveat }) }, n =>
              count(
                n,
                'source modifiée\u00a0: marquée à vérifier.',
                'sources modifiées\u00a0: marquées à vérifier.',
              ),
            )
          }
        />
      )}
    </section>
  )
}

type Format = ReferenceFormat | 'markdown' | 'odt'

const formats: readonly { readonly value: Format; readonly label: string }[] = [
  { value: 'csl', label: 'CSL-JSON (Zotero, Word, LibreOffice)' },
  { value: 'bibtex', label: 'BibTeX' },
  { value: 'ris', label: 'RIS' },
  { value: 'odt', label: 'OpenDocument (.odt), avec le texte' },
  { value: 'markdown', label: 'Markdown, avec le texte' },
]

/** Asks for the format of the references of sources, and writes them. */
function References({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const [format, setFormat] = useState<Format>('csl')
  const say = useSay()
  const send = async () =>
    format === 'markdown' || format === 'odt'
      ? { ...(await call['library.exportTexts']({ ids: [...ids], format })), left: 0 }
      : call['library.exportReferences']({ ids: [...ids], format })
  const write = () =>
    void send().then(async file => {
      onClose()
      await save(exportUrl(file.id), file.name)
      if (file.left > 0)
        say.success(
          `${count(file.left, 'argument laissé', 'arguments laissés')}\u00a0: ce ne sont pas des références.`,
        )
    }, say.error)
  return (
    <Box title="Références pour un autre programme" open onClose={onClose}>
      <p className="help">
        Ce qu’il faut pour citer ces sources dans Zotero ou un traitement de texte. Vos notes n’y sont
        jamais ; les textes, en OpenDocument et en Markdown seulement.
      </p>
      <Choice
        label="Format"
        value={format}
        onChange={value => setFormat(formats.find(one => one.value === value)?.value ?? 'csl')}
        options={[...formats]}
      />
      <div className="actions">
        <Button look="main" onPress={write}>
          Enregistrer
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </Box>
  )
}
