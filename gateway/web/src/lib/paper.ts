/** Printed files as they come: saved under a name by the browser. */
export function savePrinted(printed: unknown, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(printed as Blob)
  link.download = `${name}.pdf`
  link.click()
  URL.revokeObjectURL(link.href)
}
