-- wrk script: one agent turn per request, each in the next conversation of POOL_FILE, so that two connections never
-- meet in one conversation. A conversation goes through the four turns below again and again; at any moment each of
-- them makes a quarter of the load. One wrk thread. Prints "key value" lines.
local turns = {
  "Hello",
  "I need a dentist next week in the morning",
  "Show me more",
  "I take the first one",
}

local pool = {}
for id in io.lines(os.getenv("POOL_FILE")) do
  pool[#pool + 1] = id
end

local headers = { ["Content-Type"] = "application/json" }
local place = 0

function init()
  statuses = ""
  proposals = 0
  firstError = ""
end

function request()
  local lap = math.floor(place / #pool)
  local number = place % #pool
  place = place + 1
  local body = '{"user_input":"' .. turns[(number + lap) % #turns + 1]
    .. '","conversation_id":"' .. pool[number + 1] .. '"}'
  return wrk.format("POST", "/api/query", headers, body)
end

local counts = {}

function response(status, _, body)
  if status == 200 then
    if body:find('"proposal":', 1, true) then
      proposals = proposals + 1
    end
    return
  end
  counts[status] = (counts[status] or 0) + 1
  if firstError == "" then
    firstError = status .. " " .. body
  end
  statuses = ""
  for code, count in pairs(counts) do
    statuses = statuses .. code .. "x" .. count .. ","
  end
end

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

function done(summary, latency)
  local errors = summary.errors
  local thread = threads[1]
  print(string.format("per_second %.1f", summary.requests / summary.duration * 1e6))
  print(string.format("requests %d", summary.requests))
  print(string.format("p50_ms %.2f", latency:percentile(50) / 1000))
  print(string.format("p99_ms %.2f", latency:percentile(99) / 1000))
  print(string.format("max_ms %.2f", latency.max / 1000))
  print(string.format("socket_errors %d", errors.connect + errors.read + errors.write + errors.timeout))
  print(string.format("status_errors %d", errors.status))
  print("statuses " .. thread:get("statuses"))
  print(string.format("with_proposal %d", thread:get("proposals")))
  if thread:get("firstError") ~= "" then
    io.stderr:write("first error: ", thread:get("firstError"), "\n")
  end
end
