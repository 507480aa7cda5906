import { useMemo, useState } from 'react'
import type { Choices } from '../../../shared/drafts/merge/conflict.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { VersionComparison } from './Compared.tsx'
import { Conflicts } from './Conflicts.tsx'
import { useDraftReader } from './useDraftReader.ts'
import './versions.css'

interface Props {
  readonly draft: string
  readonly flush: () => Promise<void>
  readonly onAdopt: (draft: Draft) => void
}

/** Says that the answers of the dossier would make another text of this one, and shows which; nothing is done before it is asked. */
export function Reassembly({ draft, flush, onAdopt }: Props) {
  // not at each save: what is written changes nothing of what the answers ask
  const { value } = useCall('drafts.behind', { id: draft }, ['dossiers'])
  const [open, setOpen] = useState(false)
  const [laterState, setLaterState] = useState('')
  const changedIds = useMemo(() => value?.blocks.join() ?? '', [value])
  if (!value?.changed || (laterState === changedIds && !open)) return null
  return (
    <div className="desk-bar" role="status">
      <p>
        Les réponses du dossier, ou ce que ce texte reprend (arguments, texte de loi, élus), ont changé&nbsp;:
        une partie n’est plus celle du modèle.
      </p>
      <Button look="link" onPress={() => void flush().then(() => setOpen(true))}>
        Voir ce qui change
      </Button>
      <Button look="quiet" onPress={() => setLaterState(changedIds)}>
        Plus tard
      </Button>
      {open && <ReassemblyBox draft={draft} flush={flush} onAdopt={onAdopt} onClose={() => setOpen(false)} />}
    </div>
  )
}

function ReassemblyBox({ draft, flush, onAdopt, onClose }: Props & { readonly onClose: () => void }) {
  const [choices, setChoices] = useState<Choices>({})
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const { value, error, reload } = useCall('drafts.reassemble', { id: draft, choices }, ['dossiers'])
  const { present, speak } = useDraftReader(draft, [value?.draft], ['dossiers'])
  const apply = async () => {
    setBusy(true)
    try {
      await flush()
      const reassembly = await call['drafts.reassemble']({
        id: draft,
        choices,
        apply: true,
        ...(value && { revision: value.draft.revision }),
      })
      onAdopt(reassembly.draft)
      say.success(
        'Le texte suit les réponses du dossier. Celui d’avant est gardé parmi les versions\u00a0; Ctrl+Z y revient.',
      )
      onClose()
    } catch (cause) {
      say.error(cause)
      reload()
    } finally {
      setBusy(false)
    }
  }
  const questions = value?.conflicts.filter(one => one.kind !== 'deleted') ?? []
  const deletions = value?.conflicts.filter(one => one.kind === 'deleted') ?? []
  return (
    <Box title="Mettre le texte à jour depuis les réponses" open onClose={onClose} wide>
      {error && <Failure error={error} retry={reload} />}
      {!value || !speak || !present.value ? (
        <Loading what="Comparaison avec le modèle" />
      ) : (
        <div className="compared-page">
          {questions.length > 0 && (
            <section>
              <h3 className="compared-title">
                {questions.length === 1 ? 'Un passage à choisir' : `${questions.length} passages à choisir`}
              </h3>
              <Conflicts
                conflicts={questions}
                choices={choices}
                onChoose={(id, choice) => setChoices(now => ({ ...now, [id]: choice }))}
                say={speak}
                other="Le modèle, avec les réponses d’aujourd’hui"
              />
            </section>
          )}
          <section>
            <h3 className="compared-title">Ce qui change</h3>
            <VersionComparison
              before={present.value.draft.blocks}
              after={value.draft.blocks}
              say={speak}
              changesOnly
            />
          </section>
          {deletions.length > 0 && (
            <section>
              <h3 className="compared-title">Ce que vous aviez supprimé</h3>
              <Conflicts
                conflicts={deletions}
                choices={choices}
                onChoose={(id, choice) => setChoices(now => ({ ...now, [id]: choice }))}
                say={speak}
                other="Le modèle, avec les réponses d’aujourd’hui"
              />
            </section>
          )}
        </div>
      )}
      <p className="help">
        Tout ce que vous avez écrit reste&nbsp;; le texte d’avant est gardé parmi les versions.
      </p>
      <div className="actions">
        <Button look="main" busy={busy} isDisabled={!value} onPress={() => void apply()}>
          Mettre le texte à jour
        </Button>
        <Button onPress={onClose}>Ne rien changer</Button>
      </div>
    </Box>
  )
}
