/**
 * Why a list without values is refused as a filter: an answer without rows would say that there are none, where a form
 * was left with nothing ticked. @param name how the sentences name the argument
 */
export function explainEmptyList(name: string): { readonly vi: string; readonly en: string } {
  return {
    vi: `“${name}” là danh sách trống, không chọn được gì; hãy bỏ “${name}” để không lọc, hoặc nêu ít nhất một giá trị.`,
    en: `"${name}" is an empty list, which nothing can meet; leave "${name}" out to have all, or name one value at least.`,
  };
}
