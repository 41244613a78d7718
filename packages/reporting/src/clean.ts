/** How many characters of one piece of text, of one line of a log and of a label in a chart are shown; names are hostile. */
export const shownCharacters = { text: 4000, line: 2000, label: 80 } as const

/** A whole escape sequence: CSI (colours, cursor), OSC, DCS, PM, APC (titles, links) up to their end, and the short forms. */
const sequences =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\n\r]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g

/** Control characters but tab and line breaks, and what is invisible or turns the direction of the text around it. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g

const breaks = /[\r\n\t\u2028\u2029]+/g

/**
 * Text without escape sequences, control characters, invisible characters and direction overrides. Tabs and line breaks stay;
 * a lone carriage return, which would let a line write over itself, goes.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n/g, '\n')
    .replace(sequences, '')
    .replace(invisible, '')
    .replace(/\r/g, '')
    .replace(/[\u2028\u2029]/g, '\n')
}

/** The same on one line: a line break or tab becomes a space, so that a hostile name cannot start a line of its own. */
export function plainLine(text: string): string {
  return text.toWellFormed().replace(breaks, ' ').replace(sequences, '').replace(invisible, '')
}

/** At most so many characters, never half of one; what was cut off is marked. */
export function atMost(text: string, characters: number): string {
  if (text.length <= characters) return text
  return `${text.slice(0, characters - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
