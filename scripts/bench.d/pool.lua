-- wrk script: opens POOL_SIZE conversations, each with a first search, and writes their ids to POOL_FILE.
-- One wrk thread.
local size = tonumber(os.getenv("POOL_SIZE"))
local file = assert(io.open(os.getenv("POOL_FILE"), "w"))
local made = 0

local first

-- not before: only now does wrk know the Host
function init()
  first = wrk.format(
    "POST",
    "/api/query",
    { ["Content-Type"] = "application/json" },
    '{"user_input":"I need a dentist next week in the morning"}'
  )
end

function request()
  return first
end

function response(status, _, body)
  local id = body:match('"conversation_id":"([%w_-]+)"')
  if status ~= 200 or not id then
    io.stderr:write("pool: status ", status, " ", body, "\n")
    wrk.thread:stop()
    return
  end
  if made < size then
    made = made + 1
    file:write(id, "\n")
    if made == size then
      file:close()
      wrk.thread:stop()
    end
  end
end
