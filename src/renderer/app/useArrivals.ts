import { useCallback, useMemo, useState } from 'react'
import type { FileRef } from '../../shared/contract/contract.ts'
import { needsDossierPassphrase, SEALED_EXTENSION } from '../../shared/dossiers/sealed.ts'
import { enter } from '../dossiers/Dossiers.tsx'
import { addExhibits, addedText } from '../exhibits/addFiles.ts'
import type { Importing } from '../imports/useImports.ts'
import { call, upload } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { go } from '../kernel/route.ts'
import { isPack } from '../sharing/packFiles.ts'
import type { Receiving } from '../sharing/useReceiving.ts'
import { useSay } from '../ui/toast.tsx'
import type { AcceptedFile } from './OfferBox.tsx'

/** Whether files are one dossier given under a passphrase. */
const isSealedDossier = (files: readonly File[]): boolean =>
  files.length === 1 && (files[0]?.name ?? '').toLowerCase().endsWith(`.${SEALED_EXTENSION}`)

/** Takes in the files that come into the window. */
export type Arrivals = ReturnType<typeof useArrivals>

/** Where files go that come into the window: chosen in a dialog, dropped on it, or handed over by the system. */
export function useArrivals({
  dossier,
  importing,
  receiving,
}: {
  /** the dossier that is open, itself or by one of its texts */
  readonly dossier: string | undefined
  readonly importing: Importing
  readonly receiving: Receiving
}) {
  const say = useSay()
  const [sealedDossier, setSealedDossier] = useState<FileRef>()
  const takeDossier = useCallback(
    (file: FileRef): Promise<void> =>
      call['dossiers.import']({ file }).then(enter, error =>
        needsDossierPassphrase(error) ? setSealedDossier(file) : say.error(error),
      ),
    [say],
  )
  const openExported = async () => {
    const [file] = await pickFiles({ multiple: false })
    if (file) await takeDossier(await upload(file))
  }
  const { start } = importing
  const { open: openPack } = receiving
  // a pack alone is examined, a dossier under a passphrase opened: neither is imported
  const bring = useCallback(
    (files: readonly File[]) => {
      const [file] = files
      if (file && isSealedDossier(files)) return void upload(file).then(takeDossier, say.error)
      return file && isPack(files) ? openPack(file) : start(files)
    },
    [start, openPack, takeDossier, say],
  )
  const pickImport = () => void pickFiles().then(bring)
  const takeFiles = useCallback(
    (files: readonly File[]) => {
      if (!dossier || isPack(files) || isSealedDossier(files)) return void bring(files)
      void addExhibits(dossier, files).then(addition =>
        addition.refusals.length > 0
          ? say.error(new Error(addedText(addition)))
          : say.success(addedText(addition)),
      )
    },
    [dossier, bring, say],
  )

  const [word, setWord] = useState<AcceptedFile>()
  const offeredWord = useMemo(
    () => word?.file && { name: word.name, file: word.file, onRead: () => setWord(undefined) },
    [word],
  )
  const takeOffered = async (offer: AcceptedFile): Promise<void> => {
    const { kind, name, file, dossier: destination } = offer
    switch (kind) {
      case 'pack':
        return void receiving.openOffered(name, file)
      case 'dossier':
        return takeDossier(file)
      case 'import':
        return void importing.startOffered(file)
      case 'word':
        if (!destination) return
        setWord(offer)
        return go(['dossier', destination])
    }
  }
  return {
    openExported: () => void openExported(),
    /** the dossier whose passphrase is to be asked for */
    sealedDossier: sealedDossier && { file: sealedDossier, onClose: () => setSealedDossier(undefined) },
    pickImport,
    takeFiles: takeFiles,
    takeOffered,
    /** the Word file to be read in a dossier */
    wordFor: (id: string) => (word?.dossier === id ? offeredWord : undefined),
  }
}
