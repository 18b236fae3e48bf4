// Builds the style sheet and brings the script along: nothing of a third party is kept in the repository.
import de.larsgrefer.sass.embedded.SassCompilerFactory
import com.sass_lang.embedded_protocol.OutputStyle

def base = project.basedir as File
def frontend = new File(base, "target/govuk-frontend/META-INF/resources/webjars/govuk-frontend/${project.properties['govuk-frontend.version']}/dist")
def assets = new File(base, 'target/classes/assets')
def sheet = new File(assets, 'tongban.css')
def sources = [new File(base, 'src/main/scss'), new File(base, 'pom.xml')]

def newest = 0L
sources.each { it.isFile() ? (newest = Math.max(newest, it.lastModified())) : it.eachFileRecurse { f -> newest = Math.max(newest, f.lastModified()) } }
if (sheet.lastModified() > newest) {
  return
}

assets.mkdirs()
SassCompilerFactory.bundled().withCloseable { compiler ->
  compiler.loadPaths = [frontend, new File(base, 'src/main/scss/parts')]
  compiler.outputStyle = OutputStyle.COMPRESSED
  compiler.generateSourceMaps = false
  compiler.quietDeps = true
  sheet.setText(compiler.compileFile(new File(base, 'src/main/scss/tongban.scss')).css, 'UTF-8')
}
new File(assets, 'govuk-frontend.min.js').bytes = new File(frontend, 'govuk/govuk-frontend.min.js').bytes

// The browsable page of the API: served from here, never from somebody else's network.
def docs = new File(assets, 'api-docs')
docs.mkdirs()
def swagger = new File(base, "target/swagger-ui/META-INF/resources/webjars/swagger-ui/${project.properties['swagger-ui.version']}")
['swagger-ui.css', 'swagger-ui-bundle.js'].each { new File(docs, it).bytes = new File(swagger, it).bytes }
