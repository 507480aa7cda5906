import { useEffect, useState } from 'react'
import type { PersonalSet } from '../../../shared/campaign/briefs/model.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import { call, exportUrl, subscribe, upload, useCall } from '../../kernel/api.ts'
import { runAfter } from '../../kernel/debounce.ts'
import { pickFiles, save } from '../../kernel/download.ts'
import { href } from '../../kernel/route.ts'
import { registerSaver } from '../../kernel/unsaved.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { Openings } from './Openings.tsx'
import { Recipients } from './Recipients.tsx'

type Kind = 'docx' | 'one' | 'eml'

/** One text sent to each member of a list: who they are, the opening of each, the files. */
export function SetPage({ id }: { readonly id: string }) {
  const { value: libraryCopy, error } = useCall('sets.get', { id }, [])
  if (error) return <Failure error={error} />
  return libraryCopy ? <Editing libraryCopy={libraryCopy} /> : <Loading />
}

/** After the last change, before the set is checked. */
const CHECK_MS = 350
/** After the last change, before the set is saved. */
const SAVE_MS = 700

function Editing({ libraryCopy }: { readonly libraryCopy: PersonalSet }) {
  const [set, setSet] = useState(libraryCopy)
  const [savedSet, setSaved] = useState(libraryCopy)
  const [as, setAs] = useState<Kind>('docx')
  const [run, setRun] = useState<string>()
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number }>()
  const [unwritten, setUnwritten] = useState<Output<'sets.write'>['left']>()
  const say = useSay()
  const dirty = set !== savedSet
  // looked at when one stops writing: a long list is long to look at
  const [checkQuery, setCheckQuery] = useState({ set })
  useEffect(() => runAfter(CHECK_MS, () => setCheckQuery({ set })), [set])
  const { value: checkAnswer, loading } = useCall('sets.check', checkQuery, ['drafts', 'library'])
  useEffect(() => {
    if (!dirty) return
    let isCurrent = true
    let writing: Promise<void> | undefined
    const save = async () => {
      const now = await call['sets.save']({ set: { ...set, revision: savedSet.revision } })
      isCurrent = false
      // one object for both: two alike would be told apart, and saved again for ever
      const saved = { ...set, revision: now.revision }
      setSaved(saved)
      setSet(current => (current === set ? saved : { ...current, revision: now.revision }))
    }
    const write = () => {
      cancelSave()
      writing ??= save().finally(() => {
        writing = undefined
      })
      return writing
    }
    const cancelSave = runAfter(SAVE_MS, () => void write().catch(say.error))
    const unregister = registerSaver({ name: 'L’envoi', pending: () => isCurrent, flush: write })
    return () => {
      unregister()
      cancelSave()
    }
  }, [dirty, set, savedSet.revision, say])
  useEffect(() => {
    if (!run) return
    return subscribe('progress', now => now.run === run && setProgress(now))
  }, [run])
  const bring = async () => {
    const [file] = await pickFiles({ multiple: false, accept: '.csv,text/csv' })
    if (!file) return
    const base = dirty ? await call['sets.save']({ set: { ...set, revision: savedSet.revision } }) : savedSet
    setSet(base)
    setSaved(base)
    const {
      set: next,
      taken: takenCount,
      lost: lostNames,
    } = await call['sets.take']({ id: base.id, file: await upload(file) })
    setSet(next)
    setSaved(next)
    say.success(
      `${count(takenCount, 'ouverture reprise', 'ouvertures reprises')}.${lostNames.length > 0 ? ` Hors de la liste, laissées\u00a0: ${lostNames.slice(0, 5).join(', ')}${lostNames.length > 5 ? '…' : ''}.` : ''}`,
    )
  }
  const give = async () => {
    if (dirty) setSaved(await call['sets.save']({ set: { ...set, revision: savedSet.revision } }))
    const file = await call['sets.give']({ id: set.id })
    save(exportUrl(file.id), file.name)
  }
  const write = () => {
    const name = crypto.randomUUID()
    setRun(name)
    setProgress(undefined)
    call['sets.write']({ set, as, run: name })
      .then(outcome => {
        save(exportUrl(outcome.id), outcome.name)
        setUnwritten(outcome.left)
        say.success(
          outcome.written > 1
            ? `${outcome.written} textes écrits dans «\u00a0${outcome.name}\u00a0».`
            : `Le texte est dans «\u00a0${outcome.name}\u00a0».`,
        )
      }, say.error)
      .finally(() => setRun(undefined))
  }
  const ready = checkAnswer?.lines.filter(one => one.state === 'ready').length ?? 0
  return (
    <>
      <p>
        <a href={href(['campagne', 'documents'])}>Tous les documents</a>
      </p>
      <h2>{set.title}</h2>
      <p className="help">
        Chaque parlementaire reçoit le même texte, avec une ouverture qui n’est qu’à elle ou à lui. Plus de
        trois ouvertures pareilles sont refusées&nbsp;: un envoi copié n’est pas lu, et dessert la cause.
      </p>
      <Field
        label="Titre de l’envoi"
        value={set.title}
        onChange={title => title && setSet({ ...set, title })}
      />
      <Recipients set={set} onChange={setSet} />
      <div className="actions">
        <Button onPress={() => void give().catch(say.error)} isDisabled={set.members.length === 0}>
          Exporter les ouvertures (CSV)
        </Button>
        <Button onPress={() => void bring().catch(say.error)} isDisabled={set.members.length === 0}>
          Importer des ouvertures (CSV)…
        </Button>
      </div>
      {checkAnswer?.refusal && (
        <p role="alert" className="set-refusal">
          {checkAnswer.refusal}
        </p>
      )}
      <Openings set={set} lines={checkAnswer?.lines ?? []} onChange={setSet} />
      <div className="actions set-write" aria-busy={run !== undefined}>
        <Choice
          label="Fichiers"
          value={as}
          onChange={value => setAs(value as Kind)}
          options={[
            { value: 'docx', label: 'Un fichier Word par parlementaire (zip)' },
            { value: 'one', label: 'Un seul fichier Word' },
            { value: 'eml', label: 'Un courriel .eml par parlementaire (zip)' },
          ]}
        />
        <Button
          look="main"
          onPress={write}
          busy={run !== undefined}
          isDisabled={loading || checkQuery.set !== set || ready === 0 || Boolean(checkAnswer?.refusal)}
        >
          {ready > 1 ? `Écrire ${ready} textes` : 'Écrire le texte'}
        </Button>
        {run && (
          <Button look="danger" onPress={() => void call['sets.stop']({ run }).catch(say.error)}>
            Arrêter
          </Button>
        )}
        <p role="status">{run && (progress ? `${progress.done} sur ${progress.total}` : 'Préparation…')}</p>
      </div>
      {unwritten && unwritten.length > 0 && (
        <p className="help">
          Laissés de côté&nbsp;:{' '}
          {unwritten.map(one => `${one.name} (${one.missing.join(', ')})`).join('\u00a0; ')}.
        </p>
      )}
    </>
  )
}
