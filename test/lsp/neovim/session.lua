-- Neovim as a real client of the server: does what an author does and writes what it got as JSON.
-- ANNEXA_COMMAND: the server's command as JSON list; ANNEXA_ROOT: the workspace; ANNEXA_FILE: the document; ANNEXA_OUT: the answer.
local out = {}
local buffer, client_id

local function finish(problem)
  out.problem = problem
  local file = io.open(vim.env.ANNEXA_OUT, 'w')
  file:write(vim.fn.json_encode(out))
  file:close()
  vim.lsp.stop_client(vim.lsp.get_active_clients(), true)
  vim.cmd(problem and 'cq!' or 'qa!')
end

local function wait(what, condition)
  if vim.wait(30000, condition, 20) then return true end
  finish('waited in vain for ' .. what)
  return false
end

local function diagnostics()
  local list = {}
  for _, item in ipairs(vim.diagnostic.get(buffer)) do
    list[#list + 1] = {
      line = item.lnum, character = item.col, endCharacter = item.end_col, severity = item.severity,
      source = item.source, code = item.code or (item.user_data and item.user_data.lsp and item.user_data.lsp.code), message = item.message,
    }
  end
  return list
end

local function has(code)
  for _, item in ipairs(diagnostics()) do
    if item.code == code then return true end
  end
  return false
end

local function request(method, params)
  local answers, problem = vim.lsp.buf_request_sync(buffer, method, params, 30000)
  if not answers then return { error = problem } end
  return answers[client_id] and answers[client_id].result
end

local function at(line, character)
  return { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = { line = line, character = character } }
end

local function run()
  vim.o.swapfile = false
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.ANNEXA_FILE))
  buffer = vim.api.nvim_get_current_buf()
  vim.bo.filetype = 'markdown'
  client_id = vim.lsp.start_client({
    name = 'annexa',
    cmd = vim.fn.json_decode(vim.env.ANNEXA_COMMAND),
    root_dir = vim.env.ANNEXA_ROOT,
    init_options = { asOf = '2026-11-22' },
  })
  if not client_id then return finish('the client did not start') end
  vim.lsp.buf_attach_client(buffer, client_id)
  local client = vim.lsp.get_client_by_id(client_id)
  if not wait('initialization', function() return client.initialized end) then return end
  if not wait('the first diagnostics', function() return has('control-unknown') end) then return end
  out.diagnostics = diagnostics()
  local line = tonumber(vim.env.ANNEXA_LINE)
  out.hover = request('textDocument/hover', at(line, 13))
  out.definition = request('textDocument/definition', at(line - 1, 15))

  vim.api.nvim_buf_set_lines(buffer, line, line + 1, false, { 'controls: [A.5.15, A.5.1' })
  out.completion = request('textDocument/completion', at(line, 24))

  vim.api.nvim_buf_set_lines(buffer, line, line + 1, false, { 'controls: [A.5.15, A.5.15]' })
  if not wait('diagnostics after the edit', function() return has('control-duplicate') and not has('control-unknown') end) then return end
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, context = { diagnostics = {} } }
  params.range = { start = { line = line, character = 20 }, ['end'] = { line = line, character = 20 } }
  local actions = request('textDocument/codeAction', params) or {}
  for _, action in ipairs(actions) do
    if action.isPreferred and not out.applied then
      out.applied = action.title
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    end
  end
  out.line = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1]
  if not wait('diagnostics after the fix', function() return not has('control-duplicate') end) then return end
  finish(nil)
end

local ok, problem = pcall(run)
if not ok then finish(tostring(problem)) end
