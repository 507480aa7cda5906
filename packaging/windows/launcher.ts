import { NODE_FLAGS } from '../browser-edition.ts'
import { product } from '../product.ts'
import { fourNumbers, makeNsis } from './nsis.ts'

/** Writes Pretoire.exe for the browser edition: it starts Node without a black window, and hands over the files of a double click. */
export function writeLauncher(work: string, icon: string, exe: string): void {
  makeNsis(work, 'launcher.nsi', launcherScript(icon, exe))
}

/** The launcher shows nothing of its own: its only act is to start Node hidden. */
export function launcherScript(icon: string, exe: string): string {
  return `Unicode true
Name "${product.productName}"
OutFile "${exe}"
Icon "${icon}"
RequestExecutionLevel user
SilentInstall silent
AutoCloseWindow true
ShowInstDetails nevershow
VIProductVersion "${fourNumbers(product.version)}"
VIAddVersionKey "ProductName" "${product.productName}"
VIAddVersionKey "FileDescription" "${product.productName}"
VIAddVersionKey "FileVersion" "${product.version}"
VIAddVersionKey "LegalCopyright" "Licence ${product.license}"
!include FileFunc.nsh
Section
  \${GetParameters} $0
  ExecShell "open" "$EXEDIR\\node.exe" '${NODE_FLAGS.join(' ')} "$EXEDIR\\app\\out\\main\\browser.js" $0' SW_HIDE
SectionEnd
`
}
