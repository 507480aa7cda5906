import { join } from 'node:path'
import { type Program, packageName } from '../edition.ts'
import { libraryPlaces, product } from '../product.ts'
import { fourNumbers, makeNsis, quoted } from './nsis.ts'

export interface SetupOptions {
  readonly work: string
  readonly out: string
  readonly icon: string
  readonly quick: boolean
}

/** Writes the installer of Windows: for one user, without an administrator. Returns its path. */
export function writeSetup(program: Program, { work, out, icon, quick }: SetupOptions): string {
  const file = join(out, `${packageName(program.edition)}-${product.version}-setup.exe`)
  makeNsis(work, 'setup.nsi', setupScript(program, { icon, file, quick }))
  return file
}

const programKey = `Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${product.name}`
const appPaths = 'Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\pretoire.exe'
const fileClass = 'Pretoire.Lot'
const shortcutFolder = '$LOCALAPPDATA\\Microsoft\\WindowsApps'

/** The script of the installer and of its uninstaller. The program's folder holds nothing of the user's: an upgrade empties it first. */
export function setupScript(
  { edition, folder }: Pick<Program, 'edition' | 'folder'>,
  { icon, file, quick }: { icon: string; file: string; quick: boolean },
): string {
  // the file that stays open while the program runs
  const runs = edition === 'electron' ? 'Pretoire.exe' : 'node.exe'
  return `Unicode true
${quick ? 'SetCompressor zlib' : 'SetCompressor /SOLID lzma'}
Name "${product.productName}"
OutFile "${file}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\\Programs\\Pretoire"
BrandingText "${product.productName} ${product.version}"
VIProductVersion "${fourNumbers(product.version)}"
VIAddVersionKey "ProductName" "${product.productName}"
VIAddVersionKey "FileDescription" "Installation de ${product.productName}"
VIAddVersionKey "FileVersion" "${product.version}"
VIAddVersionKey "LegalCopyright" "Licence ${product.license}"

!include MUI2.nsh
!define MUI_ICON "${icon}"
!define MUI_UNICON "${icon}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\\Pretoire.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir Prétoire"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

; A program that runs holds its file: it is closed by the user, never killed.
!macro WaitUntilClosed UN
Function \${UN}WaitUntilClosed
  again:
  IfFileExists "$INSTDIR\\${runs}" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\\${runs}" a
  IfErrors busy
  FileClose $0
  Goto closed
  busy:
  MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION ${quoted('Prétoire est ouvert. Fermez-le, puis pressez « Réessayer » : vos textes sont enregistrés à mesure.')} /SD IDCANCEL IDRETRY again
  Abort
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Section
  SetShellVarContext current
  Call WaitUntilClosed
  RMDir /r "$INSTDIR"
  SetOutPath "$INSTDIR"
  File /r "${folder}/*"
  WriteUninstaller "$INSTDIR\\Désinstaller Prétoire.exe"
  CreateShortcut "$SMPROGRAMS\\Prétoire.lnk" "$INSTDIR\\Pretoire.exe" "" "$INSTDIR\\pretoire.ico"
  IfFileExists "${shortcutFolder}\\*.*" 0 +5
  FileOpen $0 "${shortcutFolder}\\pretoire.cmd" w
  FileWrite $0 '@"$INSTDIR\\bin\\pretoire.cmd" %*$\\r$\\n'
  FileClose $0
  Nop

  WriteRegStr HKCU "Software\\Classes\\.${product.extension}" "" "${fileClass}"
  WriteRegStr HKCU "Software\\Classes\\.${product.extension}" "Content Type" "${product.mimeType}"
  WriteRegStr HKCU "Software\\Classes\\${fileClass}" "" "${product.fileKind}"
  WriteRegStr HKCU "Software\\Classes\\${fileClass}\\DefaultIcon" "" '"$INSTDIR\\pretoire.ico"'
  WriteRegStr HKCU "Software\\Classes\\${fileClass}\\shell\\open\\command" "" '"$INSTDIR\\Pretoire.exe" "%1"'
  WriteRegStr HKCU "${appPaths}" "" "$INSTDIR\\Pretoire.exe"

  WriteRegStr HKCU "${programKey}" "DisplayName" "${product.productName}"
  WriteRegStr HKCU "${programKey}" "Publisher" "${product.authors}"
  WriteRegStr HKCU "${programKey}" "DisplayVersion" "${product.version}"
  WriteRegStr HKCU "${programKey}" "DisplayIcon" "$INSTDIR\\pretoire.ico"
  WriteRegStr HKCU "${programKey}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${programKey}" "UninstallString" '"$INSTDIR\\Désinstaller Prétoire.exe"'
  WriteRegStr HKCU "${programKey}" "QuietUninstallString" '"$INSTDIR\\Désinstaller Prétoire.exe" /S'
  WriteRegDWORD HKCU "${programKey}" "NoModify" 1
  WriteRegDWORD HKCU "${programKey}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
  SetShellVarContext current
  Call un.WaitUntilClosed
  Delete "$SMPROGRAMS\\Prétoire.lnk"
  Delete "${shortcutFolder}\\pretoire.cmd"
  RMDir /r "$INSTDIR"
  DeleteRegKey HKCU "Software\\Classes\\${fileClass}"
  ReadRegStr $0 HKCU "Software\\Classes\\.${product.extension}" ""
  StrCmp $0 "${fileClass}" 0 +2
  DeleteRegKey HKCU "Software\\Classes\\.${product.extension}"
  DeleteRegKey HKCU "${appPaths}"
  DeleteRegKey HKCU "${programKey}"
  System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
  MessageBox MB_OK|MB_ICONINFORMATION ${quoted(`Prétoire est désinstallé. ${product.libraryStays}, dans ${libraryPlaces.win32} (ou le dossier choisi) : supprimez-la vous-même si vous n’en voulez plus.`)} /SD IDOK
SectionEnd
`
}
