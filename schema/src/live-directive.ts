/**
 * The directive on a query that is to stay up to date. No subgraph can define it, because composition keeps an
 * operation's directive only if every subgraph has it. It is added to the composed schemas instead.
 */
export const LIVE_DIRECTIVE_SDL = `"""
Giữ câu trả lời luôn mới: trả lời ngay, rồi trả lời lại mỗi khi dữ liệu đã đọc thay đổi. Cần WebSocket hoặc server-sent events; qua HTTP thường thì chỉ trả lời một lần.
Keeps the answer up to date: the query is answered at once, and again whenever something it has read changes. Needs a WebSocket or server-sent events; over plain HTTP there is one answer.
"""
directive @live(
  """
  Khoảng cách ngắn nhất giữa hai câu trả lời, tính bằng mili giây, từ 0 đến 60000; thay đổi cuối cùng luôn được gửi.
  The least time between two answers in milliseconds, 0 to 60000; the last change is always sent.
  """
  throttleMs: Int! = 250
  """
  Mỗi thay đổi được gửi dưới dạng nào.
  In which form each change is sent.
  """
  as: LiveAnswer! = ANSWER
) on QUERY

"""
Dạng của các câu trả lời tiếp theo.
The form of the answers that follow the first.
"""
enum LiveAnswer {
  """
  Toàn bộ câu trả lời.
  The whole answer.
  """
  ANSWER
  """
  Chỉ những gì đã đổi: \`{"patch": […]}\`, một JSON Patch (RFC 6902) đối với \`data\` của câu trả lời trước.
  Only what has changed: \`{"patch": […]}\`, a JSON Patch (RFC 6902) on the \`data\` of the answer before.
  """
  PATCH
}
`;
