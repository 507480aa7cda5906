// AssemblyScript: see xml.ts. What text says by its name or its number.

/** Where one of the five entities, or the number of a character that a document may have, ends; 0 at any other `&`. */
export function referred(at: usize): usize {
  if (load<u8>(at, 1) == 35) return numbered(at + 2)
  const four = load<u32>(at, 1)
  // lt; gt; amp; quot; apos;
  if ((four & 0xffffff) == 0x3b746c || (four & 0xffffff) == 0x3b7467) return at + 3
  if (four == 0x3b706d61) return at + 4
  if (four == 0x746f7571 || four == 0x736f7061) return load<u8>(at, 5) == 59 ? at + 5 : 0
  return 0
}

function numbered(from: usize): usize {
  const hexadecimal = load<u8>(from) == 120
  const start = hexadecimal ? from + 1 : from
  const base: u32 = hexadecimal ? 16 : 10
  const longest: usize = hexadecimal ? 6 : 7
  let code: u32 = 0
  let at = start
  for (let digit = digitOf(load<u8>(at)); digit < base; digit = digitOf(load<u8>(at))) {
    if (at - start == longest) return 0
    code = code * base + digit
    at += 1
  }
  return at > start && load<u8>(at) == 59 && isAllowed(code) ? at : 0
}

function digitOf(char: u32): u32 {
  if (char - 48 < 10) return char - 48
  const letter = (char | 32) - 97
  return letter < 6 ? letter + 10 : 16
}

function isAllowed(code: u32): bool {
  if (code < 32) return code == 9 || code == 10 || code == 13
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)
}
