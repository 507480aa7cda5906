import { type FormEvent, useEffect, useState } from 'react'
import type { Input, Output } from '../../shared/contract/contract.ts'
import { listText } from '../../shared/french/wording.ts'
import { sourceKinds } from '../../shared/library/kinds/registry.ts'
import { asError, call, exportUrl, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { bytesText, count } from '../ui/quantities.ts'
import { Failure, Loading } from '../ui/state.tsx'
import { AlsoSent, NotesToSend } from './NotesToSend.tsx'
import { WholeCampaign } from './WholeCampaign.tsx'

type PackFile = Output<'packs.send'>
export type What = Input<'packs.send'>['what']

interface Props {
  /** a campaign, sources by their ids, a collection, a search, or the authorities of a dossier */
  readonly what: What
  /** the title proposed for the pack */
  readonly title?: string
  readonly onClose: () => void
}

/** Makes a signed pack of some sources, as a file to give to whom one likes. */
export function SendDialog({ what: selection, title: initialTitle = '', onClose }: Props) {
  const [withNotes, setWithNotes] = useState(false)
  const [withComments, setWithComments] = useState(true)
  const isCampaign = 'campaign' in selection
  const what = isCampaign ? { ...selection, notes: withNotes, comments: withComments } : selection
  const { value: preparation, error } = useCall('packs.prepare', { what: selection })
  const { value: settings } = useCall('settings.get', {})
  const [title, setTitle] = useState(initialTitle)
  const [author, setAuthor] = useState<string>()
  const [version, setVersion] = useState('1')
  const [licence, setLicence] = useState('')
  const [notes, setNotes] = useState<readonly string[]>([])
  const [bills, setBills] = useState<readonly string[]>([])
  const [templates, setTemplates] = useState<readonly string[]>([])
  const [billTexts, setBillTexts] = useState<readonly string[]>([])
  const [sets, setSets] = useState<readonly string[]>([])
  const [targets, setTargets] = useState<readonly string[]>([])
  const [openings, setOpenings] = useState<readonly string[]>([])
  const [projects, setProjects] = useState<readonly string[]>([])
  const [tags, setTags] = useState(false)
  const [pack, setMade] = useState<PackFile>()
  const [failure, setFailed] = useState<ReturnType<typeof asError>>()
  const [busy, setBusy] = useState(false)
  const authorName = settings?.packAuthor ?? settings?.author
  useEffect(() => setAuthor(now => now ?? authorName), [authorName])

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailed(undefined)
    try {
      setMade(
        await call['packs.send']({
          what,
          title,
          author: author ?? '',
          version,
          licence,
          notes: [...notes],
          tags,
          bills: [...bills],
          templates: [...templates],
          billTexts: [...billTexts],
          targets: [...targets],
          sets: [...sets],
          openings: [...openings],
          projects: [...projects],
        }),
      )
    } catch (cause) {
      setFailed(asError(cause))
    }
    setBusy(false)
  }
  return (
    <Box
      title={isCampaign ? 'Envoyer la campagne en un fichier' : 'Envoyer un lot'}
      open
      onClose={onClose}
      wide
    >
      {error && <Failure error={error} />}
      {!preparation && !error && <Loading what="Préparation" />}
      {pack ? (
        <div className="made" role="status">
          <p>Le lot est prêt et signé ({bytesText(pack.bytes)}). Donnez ce fichier à qui vous voulez.</p>
          <div className="actions">
            <a className="button main" href={exportUrl(pack.id)} download={pack.name}>
              Enregistrer le lot
            </a>
            <Button onPress={onClose}>Fermer</Button>
          </div>
          <p className="help">{pack.name}</p>
        </div>
      ) : (
        preparation && (
          <form className="form" onSubmit={event => void send(event)}>
            {preparation.whole && (
              <WholeCampaign
                whole={preparation.whole}
                withNotes={withNotes}
                onNotes={setWithNotes}
                withComments={withComments}
                onComments={setWithComments}
              />
            )}
            {preparation.total > 0 && <p>{contents(preparation)}</p>}
            <div className="fields">
              <Field
                label={isCampaign ? 'Nom du fichier' : 'Titre du lot'}
                required
                value={title}
                onChange={setTitle}
                autoFocus
              />
              <Field
                label="Votre nom"
                required
                value={author ?? ''}
                onChange={setAuthor}
                help="Le nom qui signe. Vos destinataires le reconnaîtront d’un lot à l’autre."
              />
              <Field
                label="Version"
                value={version}
                onChange={setVersion}
                help="Sous le même titre, c’est une nouvelle version du même lot."
              />
              <Field
                label="Licence de vos textes"
                value={licence}
                onChange={setLicence}
                placeholder="CC BY-SA 4.0"
                help={
                  preparation.licences.length > 0
                    ? `Les autres gardent la leur\u00a0: ${preparation.licences.slice(0, 3).join(', ')}.`
                    : undefined
                }
              />
            </div>
            <NotesToSend notes={preparation.noted} selection={notes} onChoose={setNotes} />
            {!isCampaign && (
              <>
                <AlsoSent
                  name="Textes suivis"
                  items={preparation.bills}
                  selection={bills}
                  onChoose={setBills}
                />
                <AlsoSent
                  name="Textes d’étapes"
                  items={preparation.billTexts}
                  selection={billTexts}
                  onChoose={setBillTexts}
                />
                <AlsoSent
                  name="Listes de parlementaires"
                  items={preparation.targets}
                  selection={targets}
                  onChoose={setTargets}
                />
                <AlsoSent
                  name="Envois personnalisés"
                  items={preparation.sets.map(one => ({ ...one, title: titleOfSet(one) }))}
                  selection={sets}
                  onChoose={setSets}
                />
                {bills.length + billTexts.length + targets.length + sets.length > 0 && (
                  <p className="help">
                    Un texte suivi part avec les remarques écrites sur lui et sur ses étapes. Un texte d’étape
                    ou une liste part avec son texte suivi&nbsp;; une liste, dans son ordre et sans ses
                    raisons, qui peuvent venir de vos appels. D’un envoi partent les destinataires et les
                    ouvertures à trous, jamais le texte ni ce que vous avez écrit à la main.
                  </p>
                )}
              </>
            )}
            <AlsoSent
              name="Formules d’ouverture"
              items={preparation.openings}
              selection={openings}
              onChoose={setOpenings}
            />
            <AlsoSent
              name={preparation.whole ? 'Autres projets locaux' : 'Projets locaux'}
              items={preparation.projects}
              selection={projects}
              onChoose={setProjects}
            />
            <AlsoSent
              name="Modèles"
              items={preparation.templates}
              selection={templates}
              onChoose={setTemplates}
            />
            <label className="check">
              <input type="checkbox" checked={tags} onChange={event => setTags(event.target.checked)} />
              Joindre mes mots-clés
            </label>
            {isCampaign && (
              <p className="help">
                Ni journal d’appels, ni signature, ni pièces&nbsp;: seulement ce qui est dit ici. Le journal
                des appels s’exporte à part, dans «&nbsp;Appels&nbsp;».
              </p>
            )}
            <p className="help" hidden={isCampaign}>
              Ni dossiers, ni écrits, ni pièces, ni journaux d’appels&nbsp;: seulement ce qui est dit ici. La
              clé qui signe est faite au premier envoi, propre à cette bibliothèque&nbsp;; pour signer de même
              depuis un autre ordinateur, emportez-la depuis les réglages.
            </p>
            {failure && <Failure error={failure} />}
            <div className="actions">
              <Button look="main" type="submit" busy={busy} isDisabled={!title.trim() || !author?.trim()}>
                {busy ? 'Écriture…' : isCampaign ? 'Faire le fichier' : 'Faire le lot'}
              </Button>
              <Button onPress={onClose}>Annuler</Button>
            </div>
          </form>
        )
      )}
    </Box>
  )
}

/** `12 décisions et 3 articles, dont 2 ajoutés…`, and the marks that travel. */
function contents({ kinds: counts, added, toVerify, withdrawn }: Output<'packs.prepare'>): string {
  const parts = Object.entries(sourceKinds).flatMap(([kind, { one, many }]) => {
    const n = counts[kind]
    return n ? [count(n, one, many)] : []
  })
  const marks = [
    toVerify > 0 && `${toVerify} «\u00a0à vérifier\u00a0»`,
    withdrawn > 0 && `${withdrawn} «\u00a0retiré par son éditeur\u00a0»`,
  ].filter(Boolean)
  return [
    `${listText(parts)}${added > 0 ? `, dont ${added} parce qu’un argument s’y appuie` : ''}.`,
    marks.length > 0 && `Leurs marques les suivent\u00a0: ${marks.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** « Courriel aux rapporteurs (3 ouvertures à trous ; 2 écrites à la main restent ici) » */
const titleOfSet = ({
  title,
  templates,
  written: writtenCount,
}: Output<'packs.prepare'>['sets'][number]): string =>
  `${title} (${[
    templates > 0 ? count(templates, 'ouverture à trous', 'ouvertures à trous') : 'sans ouverture à trous',
    ...(writtenCount > 0
      ? [`${count(writtenCount, 'écrite à la main reste', 'écrites à la main restent')} ici`]
      : []),
  ].join('\u00a0; ')})`
