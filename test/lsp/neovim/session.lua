-- Neovim as a second client: goes through every feature and writes what it saw as JSON.
-- ANNEXA_SCRIPTS: this folder; ANNEXA_COMMAND: the server's command as JSON list; ANNEXA_ROOT: the workspace;
-- ANNEXA_FILE: the first document, below it; ANNEXA_OUT: where the answer goes.
package.path = vim.env.ANNEXA_SCRIPTS .. '/?.lua;' .. package.path
local nvim = require('editor')

local seen, problems = {}, {}

--- Written after each step, so that what was seen is not lost if a later one never ends.
local function save()
  local version = vim.version()
  local file = io.open(vim.env.ANNEXA_OUT, 'w')
  file:write(vim.fn.json_encode({
    version = version.major .. '.' .. version.minor .. '.' .. version.patch,
    seen = next(seen) and seen or vim.empty_dict(),
    problems = next(problems) and problems or vim.empty_dict(),
    messages = nvim.messages,
  }))
  file:close()
end

local function finish(ok, problem)
  if not ok then problems.session = tostring(problem) end
  save()
  if nvim.client then vim.lsp.stop_client(nvim.client.id, true) end
  vim.cmd('qa!')
end

nvim.run(function()
  vim.cmd('cd ' .. vim.fn.fnameescape(vim.env.ANNEXA_ROOT))
  nvim.start({
    command = vim.fn.json_decode(vim.env.ANNEXA_COMMAND),
    root = vim.env.ANNEXA_ROOT,
    init_options = { asOf = '2026-11-22', inlayHints = { controlTitles = 'all' } },
  })
  nvim.edit(vim.env.ANNEXA_FILE)
  for _, part in ipairs({ 'reading', 'typing', 'changing' }) do
    for _, step in ipairs(require(part)) do
      local ok, result = pcall(step[2])
      if ok then
        seen[step[1]] = result
      else
        problems[step[1]] = tostring(result)
      end
      save()
    end
  end
end, finish)
