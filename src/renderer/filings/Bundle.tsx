import { useState } from 'react'
import { MAX_NAME_CHARS } from '../../shared/exhibits/list.ts'
import { exportUrl, useCall } from '../kernel/api.ts'
import { save as download } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { Box } from '../ui/dialog.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { withKeys } from '../ui/keyed.ts'
import { bytesText, count } from '../ui/quantities.ts'
import { Leave } from '../ui/running-work.tsx'
import { Failure } from '../ui/state.tsx'
import { PreflightLines } from './PreflightLines.tsx'
import { useBundle } from './useBundle.ts'

interface Props {
  readonly dossier: string
  readonly open: boolean
  readonly onClose: () => void
}

/** The text made last and those prepared with it: letters sent before it are not filed with it. */
function preparedLast(
  texts: readonly { readonly id: string; readonly set?: string | undefined }[],
): Set<string> {
  const last = texts.at(-1)
  return new Set(texts.filter(one => one === last || (one.set && one.set === last?.set)).map(one => one.id))
}

/** The files to be filed with Télérecours, made in one gesture: what is put in them, what they will be called, what became of each. */
export function Bundle({ dossier, open, onClose }: Props) {
  const { value: texts } = useCall('drafts.list', open ? { dossier } : null)
  const { value: settings } = useCall('settings.get', open ? {} : null)
  const { wish, change, bundle, error, now, busy, make, stop, forget } = useBundle(
    dossier,
    settings?.author ?? '',
  )
  const [selection, setPicked] = useState<ReadonlySet<string>>()
  const selectedIds = selection ?? preparedLast(texts ?? [])
  const draftIds = (texts ?? []).map(one => one.id).filter(id => selectedIds.has(id))
  const { value: look, error: lookError } = useCall(
    'filings.preflight',
    open && draftIds.length > 0 ? { drafts: draftIds, naming: wish.naming, limit: wish.limit } : null,
    ['drafts', 'dossiers', 'exhibits'],
  )
  const files = (draftIds.length > 0 && look?.affaires.flatMap(one => one.files)) || []
  const close = () => {
    if (busy) stop()
    forget()
    setPicked(undefined)
    onClose()
  }
  const makeInFolder = async () => {
    const place = await window.pretoire?.askPlace('bundle', 'Dossier de dépôt')
    if (place) await make(draftIds, place)
  }
  return (
    <Box title="Dossier de dépôt" open={open} onClose={close} wide>
      {error && <Failure error={error} />}
      {bundle ? (
        <>
          <p>
            {count(bundle.files.length, 'fichier')}
            {bundle.place
              ? `, dans le dossier «\u00a0${bundle.place}\u00a0».`
              : ', en un seul fichier zip à décompresser.'}
          </p>
          <Lines lines={bundle.lines} />
          <div className="actions">
            {bundle.zip && (
              <Button
                look="main"
                onPress={() => bundle.zip && download(exportUrl(bundle.zip.id), bundle.zip.name)}
              >
                {`Enregistrer le zip (${bytesText(bundle.zip.bytes)})`}
              </Button>
            )}
            <Button onPress={forget}>Recommencer</Button>
            <Button look="quiet" onPress={close}>
              Fermer
            </Button>
          </div>
        </>
      ) : (
        <>
          <fieldset className="export-choices">
            <legend>Textes déposés</legend>
            {texts?.map(one => (
              <Check
                key={one.id}
                isChecked={selectedIds.has(one.id)}
                onChange={isFiled => {
                  const after = new Set(selectedIds)
                  if (isFiled) after.add(one.id)
                  else after.delete(one.id)
                  setPicked(after)
                }}
              >
                {one.title}
              </Check>
            ))}
            <Check isChecked={wish.word} onChange={word => change({ word })}>
              Aussi le fichier Word de chaque texte, à côté de son PDF
            </Check>
            <Check
              isChecked={wish.final}
              onChange={final => change({ final })}
              help="Refusée tant qu’un contrôle bloque. Sans elle, ce sont des copies de travail."
            >
              Version à déposer
            </Check>
          </fieldset>
          <fieldset className="export-choices">
            <legend>Pièces</legend>
            <Choice
              label="Nom des fichiers"
              value={wish.naming}
              onChange={naming => change({ naming: naming === 'number' ? 'number' : 'PJ' })}
              options={[
                { value: 'PJ', label: 'PJ4_intitule.pdf (aide de Télérecours)' },
                { value: 'number', label: '4_intitule.pdf (à la lettre de l’article R. 414-5 CJA)' },
              ]}
            />
            <Check isChecked={wish.stamp} onChange={stamp => change({ stamp })}>
              Tampon «&nbsp;Pièce n° 4&nbsp;» sur la première page de chacune
            </Check>
            <Check isChecked={wish.pageNumbers} onChange={pageNumbers => change({ pageNumbers })}>
              Numéro au pied de chaque page
            </Check>
            <Check isChecked={wish.textLayer} onChange={textLayer => change({ textLayer })}>
              Couche de texte, invisible, sous les pièces lues sur une image
            </Check>
            <Check isChecked={wish.merged} onChange={isMerged => change({ merged: isMerged })}>
              Aussi un seul PDF de l’ensemble, avec signets, pour vous&nbsp;: il ne se dépose pas
            </Check>
            <Check isChecked={wish.annex} onChange={annex => change({ annex })}>
              Annexe&nbsp;: le texte des décisions citées
            </Check>
          </fieldset>
          <div className="exhibit-fields">
            <Field
              label="Limite par fichier, en Mo"
              value={String(wish.limit)}
              onChange={text =>
                change({ limit: Math.min(Math.max(Number(text.replace(/\D/g, '')) || 1, 1), 2000) })
              }
              help="32 Mo pour Télérecours citoyens&nbsp;; à vérifier pour les avocats"
            />
            <Choice
              label="Au-delà de la limite"
              value={wish.large}
              onChange={large => change({ large: large === 'split' || large === 'shrink' ? large : 'keep' })}
              options={[
                { value: 'keep', label: 'laisser et le dire' },
                { value: 'split', label: 'partager en plusieurs fichiers' },
                { value: 'shrink', label: 'alléger les images' },
              ]}
            />
          </div>
          {lookError && <Failure error={lookError} />}
          {look && draftIds.length > 0 && !busy && (
            <PreflightLines dossier={dossier} look={look} onLeave={close} />
          )}
          {files.length > 0 && (
            <details>
              <summary>{`Noms des ${files.length} fichiers`}</summary>
              <ul className="file-names">
                {look?.affaires.flatMap(one =>
                  one.files.map(({ exhibit, name }) => (
                    <li key={`${one.id} ${exhibit}`}>
                      <span>{look.affaires.length > 1 ? `${one.title}\u00a0: ${name}` : name}</span>
                      <small>{`${name.length}/${MAX_NAME_CHARS}`}</small>
                    </li>
                  )),
                )}
              </ul>
            </details>
          )}
          {busy && (
            <div role="status">
              <progress value={now?.done ?? 0} max={now?.total ?? 1} aria-label="Avancement" />
              <p className="help">{now?.message ?? 'Préparation…'}</p>
            </div>
          )}
          <div className="actions">
            <Button
              look="main"
              busy={busy}
              isDisabled={draftIds.length === 0}
              onPress={() => void make(draftIds)}
            >
              {busy ? 'Écriture…' : 'Écrire le dossier de dépôt'}
            </Button>
            {window.pretoire && !busy && (
              <Button isDisabled={draftIds.length === 0} onPress={() => void makeInFolder()}>
                Écrire dans un dossier…
              </Button>
            )}
            <Leave busy={busy} onStop={stop} onClose={close} />
          </div>
        </>
      )}
    </Box>
  )
}

function Lines({ lines }: { readonly lines: readonly { severity: string; message: string }[] }) {
  if (lines.length === 0) return <p className="help">Rien à signaler.</p>
  return (
    <ul className="bundle-lines">
      {withKeys(lines, one => one.message).map(({ key, item }) => (
        <li key={key} className={`problem ${item.severity}`}>
          {item.message}
        </li>
      ))}
    </ul>
  )
}
