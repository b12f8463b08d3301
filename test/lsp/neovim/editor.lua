-- Neovim as a client of the server, driven as a user drives it. Works from 0.7 on: what has another name in newer versions is
-- looked for here.
local M = {}

local patience = 30000
local uv = vim.uv or vim.loop
--- What Neovim would have shown to the user below the text.
M.messages = {}

--- Runs a function in which `sleep` and `wait` let Neovim go on: it types, answers and draws as always.
function M.run(body, done)
  local thread = coroutine.create(function() done(pcall(body)) end)
  vim.schedule(function() assert(coroutine.resume(thread)) end)
end

local function sleep(ms)
  local thread = coroutine.running()
  vim.defer_fn(function() assert(coroutine.resume(thread)) end, ms)
  coroutine.yield()
end

--- Waits until the condition holds, and gives what it gave.
function M.wait(what, condition)
  local last = uv.now() + patience
  while true do
    local value = condition()
    if value then return value end
    if uv.now() > last then
      error('waited in vain for ' .. what .. '; messages: ' .. table.concat(M.messages, ' | '), 0)
    end
    sleep(10)
  end
end

--- Starts the server for all Markdown buffers, the way that `vim.lsp.enable` does it.
function M.start(options)
  vim.o.swapfile, vim.o.hidden, vim.o.more = false, true, false
  -- a menu for one item too
  vim.o.completeopt = 'menu,menuone'
  vim.notify = function(text) M.messages[#M.messages + 1] = text end
  local capabilities = vim.lsp.protocol.make_client_capabilities()
  -- as plugins for completion do
  capabilities.textDocument.completion.completionItem.resolveSupport = { properties = { 'documentation', 'detail' } }
  local id = assert(vim.lsp.start_client({
    name = 'annexa',
    cmd = options.command,
    root_dir = options.root,
    workspace_folders = { { uri = vim.uri_from_fname(options.root), name = 'isms' } },
    init_options = options.init_options,
    capabilities = capabilities,
  }), 'the client does not start')
  M.client = vim.lsp.get_client_by_id(id)
  M.wait('initialization', function() return M.client.initialized end)
  vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, {
    pattern = '*.md',
    callback = function(event)
      vim.bo[event.buf].filetype = 'markdown'
      vim.lsp.buf_attach_client(event.buf, id)
      -- newer versions set it themselves
      vim.bo[event.buf].omnifunc = 'v:lua.vim.lsp.omnifunc'
    end,
  })
end

--- Opens a file of the workspace, or goes to its buffer.
function M.edit(path)
  vim.cmd('edit ' .. vim.fn.fnameescape(path))
  return vim.api.nvim_get_current_buf()
end

--- Puts the cursor at `offset` bytes behind the start of a text, and gives the position as requests have it.
function M.at(text, offset)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { row, column - 1 + (offset or 0) })
      return vim.lsp.util.make_position_params(0, M.client.offset_encoding)
    end
  end
  error('no text ' .. text .. ' in ' .. M.text(), 0)
end

--- Asks the server and waits for the answer; an error of the server is an error.
function M.request(method, params)
  local answer
  local function take(problem, result) answer = { problem = problem, result = result } end
  local buffer = vim.api.nvim_get_current_buf()
  if vim.fn.has('nvim-0.11') == 1 then
    M.client:request(method, params, take, buffer)
  else
    M.client.request(method, params, take, buffer)
  end
  M.wait('an answer to ' .. method, function() return answer end)
  if answer.problem then error(method .. ': ' .. tostring(answer.problem.message), 0) end
  return answer.result
end

--- The current document, or the given parameters beside it.
function M.here(more)
  return vim.tbl_extend('force', { textDocument = vim.lsp.util.make_text_document_params() }, more or {})
end

--- Applies an edit of the server.
function M.apply(edit)
  vim.lsp.util.apply_workspace_edit(edit, M.client.offset_encoding)
end

--- Does something that changes the text of a buffer sooner or later, and waits for that.
function M.changes(what, action)
  local buffer = vim.api.nvim_get_current_buf()
  local tick = vim.api.nvim_buf_get_changedtick(buffer)
  action()
  M.wait(what .. ' to change the text', function() return vim.api.nvim_buf_get_changedtick(buffer) ~= tick end)
end

--- Chooses the first code action whose title has the pattern, through Neovim's own menu; gives the titles that were there.
function M.choose(pattern, only)
  local titles, chosen = {}, nil
  local select = vim.ui.select
  vim.ui.select = function(items, options, on_choice)
    for _, item in ipairs(items) do
      local title = options.format_item(item)
      titles[#titles + 1] = title
      if not chosen and title:find(pattern) then chosen = item end
    end
    on_choice(chosen)
  end
  M.changes('the action ' .. pattern, function()
    local context = { only = only and { only } }
    if vim.fn.has('nvim-0.8') == 1 then
      vim.lsp.buf.code_action({ context = context })
    else
      vim.lsp.buf.code_action(context)
    end
    M.wait('code actions', function() return #titles > 0 end)
    if not chosen then error('no action ' .. pattern .. ' among: ' .. table.concat(titles, ' | '), 0) end
  end)
  vim.ui.select = select
  return titles
end

--- Types keys as a user does, in insert mode too.
function M.type(keys)
  vim.api.nvim_input(keys)
end

--- The text of a buffer, by default the current one.
function M.text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, false), '\n')
end

--- The text of a file as its buffer has it; of one that Neovim has not loaded, nothing.
function M.loaded(path)
  local buffer = vim.fn.bufnr(path)
  if buffer < 0 or not vim.api.nvim_buf_is_loaded(buffer) then return nil end
  return M.text(buffer)
end

--- Does something to the text of the current buffer and takes it back, whatever happens.
function M.trial(action)
  local before = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  local ok, result = pcall(action)
  M.wait('normal mode', function()
    if vim.fn.mode() ~= 'n' then M.type('<Esc>') end
    return vim.fn.mode() == 'n'
  end)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, before)
  if not ok then error(result, 0) end
  return result
end

--- What is shown in a buffer as findings, in order.
function M.findings(buffer)
  local found = {}
  for _, item in ipairs(vim.diagnostic.get(buffer or 0)) do
    found[#found + 1] = {
      line = item.lnum,
      -- bytes
      column = item.col,
      last = item.end_col,
      source = item.source,
      code = item.code or (item.user_data and item.user_data.lsp and item.user_data.lsp.code),
      message = item.message,
    }
  end
  table.sort(found, function(a, b)
    if a.line ~= b.line then return a.line < b.line end
    if a.column ~= b.column then return a.column < b.column end
    return a.message < b.message
  end)
  return found
end

--- The first finding of a rule, with a text in its message if one is given.
function M.finding(code, text)
  for _, item in ipairs(M.findings()) do
    if item.code == code and (not text or item.message:find(text, 1, true)) then return item end
  end
end

--- Makes a new fault at the end of the text and waits until it is found at its exact place, then mends it and waits until it
--- has gone: the server has the same text as the buffer.
function M.fresh()
  local last = vim.api.nvim_buf_line_count(0)
  vim.api.nvim_buf_set_lines(0, last, last, false, { '', '🔐 See A.5.98.' })
  M.wait('the finding of a new fault', function()
    local item = M.finding('control-unknown', 'A.5.98')
    return item and item.line == last + 1 and item.column == 9 and item.last == 15
  end)
  vim.api.nvim_buf_set_lines(0, last, last + 2, false, {})
  M.wait('the finding of a mended fault to go', function() return not M.finding('control-unknown', 'A.5.98') end)
  return true
end

--- What stands in the list of places that Neovim shows.
function M.places(action)
  vim.fn.setqflist({}, 'r')
  action()
  M.wait('places', function() return #vim.fn.getqflist() > 0 end)
  local places = {}
  for _, item in ipairs(vim.fn.getqflist()) do
    places[#places + 1] = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(item.bufnr), ':t') .. ':' .. item.lnum .. ': ' .. item.text
  end
  vim.cmd('cclose')
  return places
end

--- Marks that Neovim has set in the current buffer in name spaces whose name has the pattern.
function M.marks(pattern)
  local marks = {}
  for name, space in pairs(vim.api.nvim_get_namespaces()) do
    if name:find(pattern) then vim.list_extend(marks, vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true })) end
  end
  return marks
end

return M
